import type { ChannelRef } from "../../src/chat/adapter.ts";
import type { Message } from "../../src/chat/message.ts";
import type { Posted } from "./platform.ts";
import type { World } from "./world.ts";

/** Papers are checked for news every 12 hours, but not while the feed or all processes are down. */
const CHECKED_MS = 48 * 3_600_000;

/** The news that a message tells, one paper a line: `code 2510.10001`. */
export function newsIn({ blocks }: Message): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind !== "paragraph") return [];
    const words = block.text.map((span) => (typeof span === "object" && "text" in span ? span.text : span));
    const [, out, version, withdrawn] =
      /^(?:(?:A )?(\w+) is out for|(Version \d+) of)?.*?“.*”, which .* liked(?:\.|, is on arXiv\.|(, was withdrawn) by its authors\.)$/.exec(
        words.join(""),
      ) ?? [];
    const sign = withdrawn ? "withdrawn" : (version ?? out)?.toLowerCase();
    const paper = block.text.flatMap((span) =>
      typeof span === "object" && span.kind === "link" ? (/\/papers\/(.+)$/.exec(span.href)?.[1] ?? []) : [],
    );
    return sign ? paper.map((id) => `${sign} ${id}`) : [];
  });
}

/** Fails the world where a post tells news a second time, or what is not so. */
export function checkNews(world: World, channel: string, post: Posted, others: readonly Posted[]): void {
  for (const news of post.news) {
    world.count("news");
    if (others.some((other) => other.news.includes(news)))
      world.fail(`${channel} has the news of ${news} twice`);
    const [, sign = "", paper = ""] = /^(.+) (\S+)$/.exec(news) ?? [];
    const announced = world.lists.announced(paper);
    if (announced?.sign !== sign || post.at < announced.at)
      world.fail(`${channel} has news that is none: ${news}`);
  }
}

/**
 * The news about papers that people of the channel's team liked since long before, by a reaction that stands, and by
 * when it was surely found. Only what came long after `since` counts (true times).
 */
export function newsFor(
  world: World,
  { platform, workspace }: ChannelRef,
  since: number,
): readonly { readonly news: string; readonly at: number }[] {
  const posts = world.platforms.get(platform)?.posts ?? [];
  return posts
    .filter(({ ref, answered }) => answered && ref.channel.workspace === workspace)
    .flatMap(({ papers, reactions }) =>
      [...reactions].flatMap(([reaction, from]) => {
        const paper = papers[Number.parseInt(reaction, 10) - 1] ?? "";
        const announced = world.lists.announced(paper);
        if (!announced || Math.max(since, from) > announced.at - CHECKED_MS) return [];
        return [{ news: `${announced.sign} ${paper}`, at: announced.at + CHECKED_MS }];
      }),
    );
}
