import type { Json } from "../checks/schema.ts";
import type { Channel, World } from "../world/world.ts";

const URLS = /https?:\/\/[^\s<>|"]+/g;

/** Where a link was written: in a posted message, or in a draft. */
type Source = { readonly ts: string; readonly threadTs?: string } | "composer";

/** The event for links to registered domains: only the links and their location. Undefined if there are none. */
export function linkShared(
  world: World,
  { user, channel, text, source }: { user: string; channel: Channel; text: string; source: Source },
  domains: readonly string[],
): (Json & { readonly type: string }) | undefined {
  const links = [...new Set(text.match(URLS) ?? [])].flatMap((url) => {
    const host = URL.canParse(url) ? new URL(url).hostname : "";
    const domain = domains.find((one) => host === one || host.endsWith(`.${one}`));
    return domain === undefined ? [] : [{ url, domain }];
  });
  if (links.length === 0) return undefined;
  const drafted = source === "composer";
  const id = world.nextId("");
  return {
    type: "link_shared",
    user,
    channel: drafted ? "COMPOSER" : channel.id,
    message_ts: drafted ? `${id.toLowerCase()}-draft` : source.ts,
    ...(drafted || source.threadTs === undefined ? {} : { thread_ts: source.threadTs }),
    links,
    source: drafted ? "composer" : "conversations_history",
    unfurl_id: `${channel.id}.${drafted ? id : source.ts}.${id.toLowerCase()}`,
    is_bot_user_member: channel.members.has(world.botUserId),
  };
}
