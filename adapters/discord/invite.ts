/**
 * View Channel, Send Messages, Send Messages in Threads, Add Reactions, Attach Files, Read Message History, Create Public
 * Threads: what posting, charts, seeding, looking up, recounting and discussions need, in channels, threads and forum
 * posts.
 */
export const PERMISSIONS =
  (1n << 10n) | (1n << 11n) | (1n << 38n) | (1n << 6n) | (1n << 15n) | (1n << 16n) | (1n << 35n);

const AUTHORIZE = "https://discord.com/oauth2/authorize";

/** The link that adds the application's bot to a server, with minimal permissions. */
export function inviteLink(applicationId: string): string {
  return `${AUTHORIZE}?client_id=${applicationId}&scope=bot+applications.commands&permissions=${PERMISSIONS}`;
}

/**
 * The link that adds the application to a user's own account, to look up papers in any server and in direct messages.
 */
export function personalLink(applicationId: string): string {
  return `${AUTHORIZE}?client_id=${applicationId}&scope=applications.commands&integration_type=1`;
}
