import type { webApi } from "@slack/bolt";
import type { Ballot, MessageRef } from "../../../src/chat/adapter.ts";
import type { Mark } from "../../../src/chat/reaction.ts";
import type { Clock } from "../../../src/runtime/clock.ts";
import { ChatError } from "../../../src/runtime/errors.ts";
import { platformErrorName, toChatError } from "../errors.ts";
import { ballotEmoji, toMark } from "../in/reactions.ts";
import { createPace, type Pace } from "./pace.ts";

/** reactions.get is tier 3 (at least 50 a minute); calls in flight bunch up, so go a little slower. */
const RECOUNT_GAP_MS = 1_300;

export const createRecountPace = (clock: Clock): Pace => createPace(clock, RECOUNT_GAP_MS);

/** Reads who reacted with each mark accepted by `counts`, except ourselves. One call reads a whole message. */
export function createRecounter(
  web: webApi.WebClient,
  self: { readonly user: string; readonly workspace: string },
  pace: Pace,
  stopped: AbortSignal,
): (message: MessageRef, counts: (mark: Mark) => boolean) => Promise<readonly Ballot[]> {
  return async ({ channel, id }, counts) => {
    await pace(self.workspace, stopped);
    const { message } = await web.reactions.get({ channel: channel.id, timestamp: id, full: true });
    // Treating it as a message without reactions would remove every vote.
    if (!message) throw new ChatError("unknown", "Slack did not send the message.");
    return (message.reactions ?? []).flatMap(({ name, users }) => {
      const mark = toMark(name ?? "");
      if (!counts(mark)) return [];
      return (users ?? [])
        .filter((user) => user !== self.user)
        .map((user): Ballot => ({ person: { platform: "slack", workspace: self.workspace, user }, mark }));
    });
  };
}

/** reactions.add is tier 3 (at least 50 a minute, with bursts): the ten keycaps of a digest are such a burst. */
const SEED_GAP_MS = 250;
const TRIES = 4;

export const createSeedPace = (clock: Clock): Pace => createPace(clock, SEED_GAP_MS);

/** Adds keycaps 1 to `count` to messages, one at a time per workspace. */
export function createSeeder(options: {
  readonly web: webApi.WebClient;
  readonly workspace: string;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly stopped: AbortSignal;
}): (message: MessageRef, count: number) => Promise<void> {
  const { web, workspace, pace, clock, stopped } = options;

  // Adding a reaction twice is harmless, so rate limits are waited out here.
  const add = async (name: string, { channel, id }: MessageRef): Promise<void> => {
    for (let tries = 1; ; tries++) {
      await pace(workspace, stopped);
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
    for (let ballot = 1; ballot <= count; ballot++) await add(ballotEmoji(ballot) ?? "", message);
  };
}
