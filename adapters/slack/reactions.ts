import type { webApi } from "@slack/bolt";
import type { Ballot, MessageRef } from "../../src/chat/adapter.ts";
import type { Clock } from "../../src/clock.ts";
import { platformErrorName, toChatError } from "./errors.ts";
import { createPace } from "./pace.ts";

const EMOJI: readonly string[] = [
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "keycap_ten",
];

/** Slack's name of the keycap emoji for a ballot; undefined outside 1 to 10. */
export function ballotEmoji(ballot: number): string | undefined {
  return EMOJI[ballot - 1];
}

/** The ballot that a reaction's name stands for; undefined for every other emoji, custom and skin-toned ones included. */
export function emojiBallot(name: string): number | undefined {
  const index = EMOJI.indexOf(name);
  return index === -1 ? undefined : index + 1;
}

/** Who has voted with which keycap on a message, `self` (the bot's user id) left out. */
export async function readBallots(
  web: webApi.WebClient,
  { channel, id }: MessageRef,
  self: { readonly user: string; readonly workspace: string },
): Promise<Ballot[]> {
  const { message } = await web.reactions.get({ channel: channel.id, timestamp: id, full: true });
  return (message?.reactions ?? []).flatMap(({ name, users }) => {
    const ballot = emojiBallot(name ?? "");
    if (ballot === undefined) return [];
    return (users ?? [])
      .filter((user) => user !== self.user)
      .map((user): Ballot => ({ person: { platform: "slack", workspace: self.workspace, user }, ballot }));
  });
}

/** reactions.add is tier 3, 50 or more per minute with bursts: ten keycaps of one digest are such a burst. */
const GAP_MS = 250;
const TRIES = 4;

/** Adds keycaps 1 to `count` to messages, one after another for the whole workspace. */
export function createSeeder(
  web: webApi.WebClient,
  clock: Clock,
  stopped: AbortSignal,
): (message: MessageRef, count: number) => Promise<void> {
  const pace = createPace(clock, GAP_MS);

  // A reaction may be added again and again without harm, so a rate limit is waited out here.
  const add = async (name: string, { channel, id }: MessageRef): Promise<void> => {
    for (let tries = 1; ; tries++) {
      await pace("workspace", stopped);
      try {
        await web.reactions.add({ channel: channel.id, timestamp: id, name });
        return;
      } catch (error) {
        if (platformErrorName(error) === "already_reacted") return;
        const problem = toChatError(error, "add a reaction");
        if (problem.kind !== "rate-limited" || tries === TRIES) throw problem;
        await clock.sleep(problem.retryAfterMs ?? 1_000, stopped);
      }
    }
  };

  return async (message, count) => {
    for (const name of EMOJI.slice(0, count)) await add(name, message);
  };
}
