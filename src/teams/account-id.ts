import type { Person } from "../chat/refs.ts";

/** Names an account wherever it is met: `platform:user`, or `platform:workspace:user` where accounts belong to one. */
export type AccountId = string & { readonly __brand: "AccountId" };

/** The account of a person. */
export function accountOf({ platform, workspace, user }: Person): AccountId {
  return (workspace === "" ? `${platform}:${user}` : `${platform}:${workspace}:${user}`) as AccountId;
}

/** The person of an account. */
export function personOf(account: AccountId): Person {
  const [platform = "", ...rest] = account.split(":");
  const user = rest.pop() ?? "";
  return { platform, workspace: rest.join(":"), user };
}
