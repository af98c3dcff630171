import type { Person } from "../chat/refs.ts";

/** Names an account wherever it is met: a Discord user is the same in every server, a Slack one in its workspace. */
export type AccountId = string & { readonly __brand: "AccountId" };

/** The account of a person: `discord:<user>` or `slack:<workspace>:<user>`. */
export function accountOf({ platform, workspace, user }: Person): AccountId {
  return (platform === "discord" ? `discord:${user}` : `${platform}:${workspace}:${user}`) as AccountId;
}

/** The person of an account, as far as the account tells: of a Discord user no server. */
export function personOf(account: AccountId): Person {
  const [platform, ...rest] = account.split(":");
  const user = rest.pop() ?? "";
  return { platform: platform === "slack" ? "slack" : "discord", workspace: rest.join(":"), user };
}
