import type { Discord } from "./discord/index.ts";
import type { Person } from "./page-server/person.ts";
import type { Slack } from "./slack/index.ts";
import { EMOJI } from "./slack/world/emoji.ts";

/** The positions in each digest that each person likes, digest by digest. The visitor's votes are left to them. */
const LIKES: readonly Readonly<Record<string, readonly number[]>>[] = [
  { ada: [1, 3], grace: [1], alan: [2] },
  { ada: [2], grace: [2, 4], alan: [2] },
  { ada: [1], grace: [3], alan: [1, 4] },
];
const KEYCAPS = ["1️⃣", "2️⃣", "3️⃣", "4️⃣"];
/** A message with at least this many vote buttons is a digest. */
const VOTE_BUTTON = /"Vote(?: · \d+)?"/g;
const FEWEST = 4;

/** Makes the invented people react, with number emoji, to digests they have not reacted to yet. */
export function createTeamVotes(stage: {
  readonly discord: Discord;
  readonly slack: Slack;
  readonly people: readonly Person[];
  readonly channels: { readonly discord: string; readonly slack: string };
}): () => void {
  const { discord, slack, people, channels } = stage;
  const seen = new Set<unknown>();

  const vote = <M>(digests: readonly (readonly [id: string, message: M])[], react: React<M>) => {
    for (const [index, [id, message]] of digests.entries()) {
      if (seen.has(id)) continue;
      seen.add(id);
      const likes = LIKES[index % LIKES.length] ?? {};
      for (const person of people)
        for (const place of likes[person.id] ?? []) react(person, message, KEYCAPS[place - 1] ?? "");
    }
  };

  return () => {
    const onDiscord = discord
      .messages(channels.discord)
      .filter(({ author, visibleTo, components }) => author.bot && !visibleTo && isDigest(components));
    vote(
      onDiscord.map((message) => [message.id, message] as const),
      (person, { id }, keycap) => discord.react(person.discord, id, keycap),
    );
    const onSlack = slack
      .messages(channels.slack)
      .filter(({ botId, blocks }) => botId !== undefined && isDigest(blocks));
    vote(
      onSlack.map((message) => [message.ts, message] as const),
      (person, message, keycap) => slack.react(person.slack, message, nameOf(keycap)),
    );
  };
}

type React<M> = (person: Person, message: M, keycap: string) => void;

function isDigest(parts: readonly unknown[]): boolean {
  return (JSON.stringify(parts).match(VOTE_BUTTON) ?? []).length >= FEWEST;
}

function nameOf(keycap: string): string {
  return Object.entries(EMOJI).find(([, glyph]) => glyph === keycap)?.[0] ?? "";
}
