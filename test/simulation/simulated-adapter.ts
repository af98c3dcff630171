import type { ChatAdapter, MessageRef } from "../../src/chat/adapter.ts";
import { ballotMark } from "../../src/chat/reaction.ts";
import { ChatError } from "../../src/runtime/errors.ts";
import { type CallFault, CONNECTION_FAULTS, FOREIGN_FAULTS, SLOW_MS } from "../hostile/fault-kinds.ts";
import type { Link } from "./bot-process.ts";
import { nameOf, type Posted, type SimulatedPlatform } from "./platform.ts";
import type { World } from "./world.ts";

/** What an adapter may know of the process it lives in. */
export interface Life {
  /** Every crossing into a port: where the process may die or freeze. */
  gate(): Promise<void>;
  wait(ms: number): Promise<void>;
  pause(ms: number): void;
}

/** Messages that a look-up always reads, whatever time it was told: the two clocks may differ. */
const NEWEST = 50;
const TIMEOUT_MS = 15_000;

/** What happens to a post, beside what networks do to calls: our own process may err, and a library may never settle. */
type PostFault = "none" | "unsent" | "raw" | "hang" | CallFault;

const WAYS_TO_FAIL = [
  "network",
  "network",
  "network",
  "foreign",
  "foreign",
  "unsent",
  "raw",
  "hang",
] as const;

/** One process's adapter to a simulated platform, with the weather's faults. */
export function simulatedAdapter(
  world: World,
  platform: SimulatedPlatform,
  link: Link,
  { gate, wait, pause }: Life,
): ChatAdapter {
  const { timeline, random } = world;
  const secretly = () => ({ cause: new Error(`authorization: ${world.secret}`) });
  const moment = () => random.int(20, 300);

  function fails(): boolean {
    const weather = world.weather.get(platform.name);
    if (weather === "outage") return true;
    return random.chance(weather === "storm" ? world.rough.stormFaults : world.rough.calmFaults);
  }

  const retryAfter = () =>
    world.weather.get(platform.name) === "calm" ? random.span(1_000, 60_000) : random.span(1_000, 600_000);

  /** A call that may fail and leaves nothing behind; `work` happens on the platform half way. */
  async function plainCall<T>(what: string, work: () => T): Promise<T> {
    await gate();
    if (fails()) {
      world.count(`${what} faults`);
      const kind = random.pick(["unknown", "unsent", "rate-limited", "hang"] as const);
      await wait(kind === "unknown" ? random.span(100, TIMEOUT_MS) : moment());
      if (kind === "hang") await wait(10 * 86_400_000);
      else {
        const retryAfterMs = retryAfter();
        throw new ChatError(kind, `${what}: ${kind}`, {
          ...secretly(),
          ...(kind === "rate-limited" ? { retryAfterMs } : {}),
        });
      }
    }
    await wait(moment());
    const result = work();
    await wait(moment());
    return result;
  }

  /** In an outage nothing arrives; else whatever networks do. */
  function drawFault(): readonly [string, PostFault] {
    const draw = <T>(faults: Readonly<Record<string, T>>) => random.pick(Object.entries(faults));
    if (world.weather.get(platform.name) === "outage")
      return random.pick([
        ["never answered", { carriedOut: "no", answer: "none" }],
        ["unsent", "unsent"],
      ] as const);
    const way = random.pick(WAYS_TO_FAIL);
    if (way === "network") return draw(CONNECTION_FAULTS);
    if (way === "foreign") return draw(FOREIGN_FAULTS);
    return [way, way];
  }

  const messageOf = (ref: MessageRef): Posted => {
    const post = platform.byRef(ref);
    if (!post || platform.gone.has(nameOf(ref.channel)))
      throw new ChatError("gone", "The message is no more.");
    return post;
  };

  return {
    platform: platform.name,

    async start(_commands, handlers) {
      await gate();
      await wait(random.int(200, 2_000));
      link.handlers = handlers;
      link.connected = true;
      link.epoch += 1;
      handlers.connected({ platform: platform.name, gap: true });
    },

    connected: () => link.connected,

    async post(channel, message, key, under) {
      await gate();
      const where = nameOf(channel);
      if (!under) world.tried(channel);
      if (platform.gone.has(where)) {
        await wait(moment());
        throw new ChatError("gone", "The channel is no more.");
      }
      if (platform.forbidden.has(where)) {
        await wait(moment());
        throw new ChatError("forbidden", "Paperboy may not write there.");
      }
      const [name, fault] = fails() ? drawFault() : (["none", "none"] as const);
      world.count(fault === "none" ? "posts answered" : `post ${name}`);
      world.say(`${platform.name} takes a post for ${where} (${name})`);
      let posted: Posted | undefined;
      const landAfter = (ms: number) =>
        timeline.after(ms, () => {
          posted = platform.land(channel, message, key, timeline.now(), under);
        });
      const lost = (kind: ChatError["kind"] = "unknown") => new ChatError(kind, `post: ${kind}`, secretly());
      if (random.chance(world.rough.pausesInPosts)) pause(random.span(10_000, 10 * 60_000));
      switch (fault) {
        case "none": {
          const landing = moment();
          landAfter(landing);
          await wait(landing + moment());
          break;
        }
        case "unsent":
          await wait(moment());
          throw lost("unsent");
        case "raw":
          if (random.chance(0.5)) landAfter(moment());
          await wait(400 + moment());
          throw new Error(`untranslated, with ${world.secret}`);
        case "hang":
          if (random.chance(0.5)) landAfter(random.int(100, TIMEOUT_MS));
          await wait(10 * 86_400_000);
          throw lost();
        default: {
          const { carriedOut, answer } = fault;
          const answered = answer === "none" ? TIMEOUT_MS : answer === "slow" ? SLOW_MS : 300 + moment();
          if (carriedOut === "yes") landAfter(random.int(20, answered - 1));
          if (carriedOut === "late") landAfter(random.int(answered, answered + world.rough.lateMs));
          await wait(answered);
          if (answer === "slow") break;
          if (typeof answer === "object" && answer.status === 429)
            throw new ChatError("rate-limited", "post: too many", {
              ...secretly(),
              retryAfterMs: retryAfter(),
            });
          throw lost();
        }
      }
      if (!posted) throw new Error("it has landed");
      posted.answered = true;
      return posted.ref;
    },

    find: (channel, key, since, under) =>
      plainCall("find", () => {
        if (platform.gone.has(nameOf(channel))) throw new ChatError("gone", "The channel is no more.");
        if (world.off.has("look-up")) return undefined;
        // A channel's history does not show what is in its threads.
        const there = platform.in(channel).filter((post) => post.under?.ref.id === under?.id);
        const found = there.findLast(
          (post, index) => post.key === key && (post.at >= since - 5_000 || index >= there.length - NEWEST),
        );
        return found?.ref;
      }),

    edit: (ref, next) =>
      plainCall("edit", () => {
        messageOf(ref).message = next;
      }),

    seed: (ref) =>
      plainCall("seed", () => {
        messageOf(ref);
      }),

    ballots: (ref) =>
      plainCall("ballots", () =>
        [...messageOf(ref).reactions.keys()].map((reaction) => {
          const [ballot, user = ""] = reaction.split(" ");
          const { workspace } = ref.channel;
          return { mark: ballotMark(Number(ballot)), person: { platform: platform.name, workspace, user } };
        }),
      ),

    link: () => undefined,

    direct: (person) =>
      plainCall("direct", () => ({ platform: platform.name, workspace: "", id: `dm-${person.user}` })),

    tell: () => plainCall("tell", () => {}),

    async stop() {
      await gate();
      link.connected = false;
      await wait(moment());
    },
  };
}
