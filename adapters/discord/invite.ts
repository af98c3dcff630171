/**
 * View Channel, Send Messages, Send Messages in Threads, Add Reactions, Read Message History: what posting, seeding,
 * looking up and recounting need, in channels, threads and forum posts.
 */
const PERMISSIONS = (1n << 10n) | (1n << 11n) | (1n << 38n) | (1n << 6n) | (1n << 16n);

/** The link that adds the application's bot to a server, with the least permissions. */
export function inviteLink(applicationId: string): string {
  return `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands&permissions=${PERMISSIONS}`;
}
