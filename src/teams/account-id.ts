import type { Person } from "../chat/refs.ts";

/**
 * An account's unique id: `platform:user`, or `platform:workspace:user` on platforms where accounts belong to a
 * workspace.
 */
export type AccountId = string & { readonly __brand: "AccountId" };

/** Returns a person's account. */
export function accountOf({ platform, workspace, user }: Person): AccountId {
  return (workspace === "" ? `${platform}:${user}` : `${platform}:${workspace}:${user}`) as AccountId;
}

/** Returns an account's person. */
export function personOf(account: AccountId): Person {
  const [platform = "", ...rest] = account.split(":");
  const user = rest.pop() ?? "";
  return { platform, workspace: rest.join(":"), user };
}
