import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type {
  BallotEvent,
  ButtonPress,
  ChannelRef,
  ChatAdapter,
  ChatHandlers,
  CommandCall,
  DeliveryKey,
  MessageRef,
  Person,
  Reply,
} from "../../src/chat/adapter.ts";
import { defineCommand } from "../../src/chat/command.ts";
import type { Message } from "../../src/chat/message.ts";
import { choice, integer, text } from "../../src/chat/option.ts";
import { ballotMark, type Mark, markKey } from "../../src/chat/reaction.ts";
import { isDirect } from "../../src/chat/refs.ts";
import { until } from "../until.ts";

/** A message as a reader of the channel sees it. */
export interface SeenMessage {
  readonly id: string;
  /** All visible words, markup resolved: what people read. */
  readonly text: string;
  /** Labels of the buttons that come back with a press, in reading order. */
  readonly buttons: readonly string[];
  /** Keycap numbers the bot itself has reacted with, ascending. */
  readonly seeds: readonly number[];
  /** The id of the message that it is a reply to. */
  readonly under: string | undefined;
}

export interface SeenReply {
  readonly private: boolean;
  readonly text: string;
}

/** What the platform does to the next post. */
export type PostFault =
  /** Carries it out, but the answer is a server error. */
  "lost-answer" | "rate-limited" | "forbidden" | "gone" | "rejected";

/** A platform with one bot, two channels and people, driven from the people's side. */
export interface ChatStage {
  /** Not started yet. */
  readonly adapter: ChatAdapter;
  readonly channel: ChannelRef;
  readonly otherChannel: ChannelRef;
  /** Members of the workspace; `manager` may configure channels. */
  readonly ada: Person;
  readonly ben: Person;
  readonly manager: Person;
  /** Epoch ms by the platform's clock. */
  now(): number;
  /** Another, unstarted adapter for the same bot on the same platform: a restarted process. */
  another(): ChatAdapter;
  read(channel: ChannelRef): Promise<readonly SeenMessage[]>;
  /** With a keycap number, or with one of 👍 👍🏽 👎 👀 ❤️. */
  react(message: MessageRef, person: Person, emoji: number | string): Promise<void>;
  unreact(message: MessageRef, person: Person, emoji: number | string): Promise<void>;
  /** Reactions that are no ballots, a custom emoji called `parrot` among them. */
  reactOddly(message: MessageRef, person: Person): Promise<void>;
  /** Presses the button with this label (the n-th of them, from 0) and waits for the answer. */
  press(message: MessageRef, person: Person, label: string, nth?: number): Promise<SeenReply>;
  /** Runs `/papers name …` and waits for the final answer. */
  run(
    person: Person,
    channel: ChannelRef,
    name: string,
    options: Readonly<Record<string, string | number>>,
  ): Promise<SeenReply>;
  /** What the bot has written to the person privately, oldest first. */
  privates(person: Person): Promise<readonly string[]>;
  failNextPost(fault: PostFault): void;
  /** Cuts the connection so that events may be lost; resolves when the platform has done so. */
  cut(): Promise<void>;
  removeChannel(channel: ChannelRef): Promise<void>;
  close(): Promise<void>;
}

/** Where platforms differ by nature. */
export interface ChatTraits {
  /** A second post with the same key shortly after the first shows one message only. */
  readonly dedupes: boolean;
  /** Milliseconds after which a slow handler is answered in two steps; 0 leaves that test out. */
  readonly slowHandlerMs: number;
  /** Faults that the stage cannot play; the implementation's own tests must. */
  readonly untried?: readonly PostFault[];
}

const everything = () => true;
const NASTY = "S* <eos> [IDK] L_2 Pass@k $\\alpha$ `x` @everyone <think> # no *heading*";

/** The promises of ChatAdapter, tried on one implementation. `setup` makes a fresh stage for every test. */
export function chatAdapterContract(name: string, traits: ChatTraits, setup: () => Promise<ChatStage>): void {
  describe(`ChatAdapter: ${name}`, () => {
    let stage: ChatStage;
    let core: Core;
    const extra: ChatAdapter[] = [];

    beforeEach(async () => {
      stage = await setup();
      core = createCore();
      await stage.adapter.start(COMMANDS, core.handlers);
    });
    afterEach(async () => {
      for (const adapter of [stage.adapter, ...extra.splice(0)]) await adapter.stop();
      await stage.close();
    });

    const restart = async (): Promise<ChatAdapter> => {
      await stage.adapter.stop();
      const adapter = stage.another();
      extra.push(adapter);
      await adapter.start(COMMANDS, core.handlers);
      return adapter;
    };
    const post = (message = digest(), key = KEY) => stage.adapter.post(stage.channel, message, key);
    const seen = async (ref: MessageRef): Promise<SeenMessage> => {
      const message = (await stage.read(ref.channel)).find((m) => m.id === ref.id);
      if (!message) throw new Error(`No message ${ref.id} stands in channel ${ref.channel.id}.`);
      return message;
    };

    it("knows whether events arrive", async () => {
      expect(stage.adapter.connected()).toBe(true);
      const next = stage.another();
      extra.push(next);
      expect(next.connected()).toBe(false);
      await stage.adapter.stop();
      expect(stage.adapter.connected()).toBe(false);
    });

    describe("posting", () => {
      it("shows every string as it is written, and a vote button beside each entry", async () => {
        const ref = await post();
        expect(ref.channel).toEqual(stage.channel);
        const message = await seen(ref);
        for (const words of [
          "Papers of the day",
          NASTY,
          "Second paper",
          "A sentence about it.",
          "Ada & Ben <Lab>",
        ]) {
          expect(message.text).toContain(words);
        }
        expect(message.buttons.filter((label) => label === "Vote")).toHaveLength(2);
      });

      it("posts each key once to each place asked for", async () => {
        const first = await post();
        const second = await stage.adapter.post(stage.otherChannel, digest(), OTHER_KEY);
        expect(first.id).not.toBe("");
        expect(second.channel).toEqual(stage.otherChannel);
        expect(await stage.read(stage.channel)).toHaveLength(1);
        expect(await stage.read(stage.otherChannel)).toHaveLength(1);
      });

      it.runIf(traits.dedupes)("shows one message for a key posted twice in short order", async () => {
        const first = await post();
        const again = await post();
        expect(again).toEqual(first);
        expect(await stage.read(stage.channel)).toHaveLength(1);
      });

      it("never repeats a post whose answer was lost, and says that it may be there", async () => {
        const since = stage.now();
        stage.failNextPost("lost-answer");
        await expect(post()).rejects.toMatchObject({ name: "ChatError", kind: "unknown" });
        expect(await stage.read(stage.channel)).toHaveLength(1);
        expect(await stage.adapter.find(stage.channel, KEY, since)).toBeDefined();
      });

      const faults = (["rate-limited", "forbidden", "gone", "rejected"] as const).filter(
        (fault) => !traits.untried?.includes(fault),
      );
      it.each(faults)("reports %s as such, with a message for people, and posts nothing", async (fault) => {
        stage.failNextPost(fault);
        const error = await post().catch((caught: unknown) => caught);
        expect(error).toMatchObject({ name: "ChatError", kind: fault });
        expect((error as Error).message.length).toBeGreaterThan(10);
        if (fault === "rate-limited") {
          expect((error as { retryAfterMs?: number }).retryAfterMs).toBeGreaterThan(0);
        }
        expect(await stage.read(stage.channel)).toHaveLength(0);
      });
    });

    describe("finding", () => {
      it("finds a message by its key, also after a restart", async () => {
        const since = stage.now();
        const ref = await post();
        await post(notice(), OTHER_KEY);
        const adapter = await restart();
        expect(await adapter.find(stage.channel, KEY, since)).toEqual(ref);
      });

      it("finds a message that has no buttons of its own", async () => {
        const since = stage.now();
        const ref = await post(notice(), KEY);
        expect(await stage.adapter.find(stage.channel, KEY, since)).toEqual(ref);
      });

      it("finds a message after it was edited", async () => {
        const since = stage.now();
        const ref = await post();
        await stage.adapter.edit(ref, notice(), KEY);
        expect(await stage.adapter.find(stage.channel, KEY, since)).toEqual(ref);
      });

      it("finds nothing under another key, or in another channel", async () => {
        const since = stage.now();
        await post();
        expect(await stage.adapter.find(stage.channel, OTHER_KEY, since)).toBeUndefined();
        expect(await stage.adapter.find(stage.otherChannel, KEY, since)).toBeUndefined();
      });

      it("finds it though the clock that told the time ran ahead", async () => {
        const ref = await post();
        expect(await stage.adapter.find(stage.channel, KEY, stage.now() + 3_600_000)).toEqual(ref);
      });
    });

    describe("replying", () => {
      it("posts under a message, and finds it there by its key, also after a restart", async () => {
        const since = stage.now();
        const ref = await post();
        const reply = await stage.adapter.post(stage.channel, notice(), OTHER_KEY, ref);
        expect(reply.channel).toEqual(stage.channel);
        expect((await seen(reply)).under).toBe(ref.id);
        expect((await seen(ref)).under).toBeUndefined();
        const adapter = await restart();
        expect(await adapter.find(stage.channel, OTHER_KEY, since, ref)).toEqual(reply);
        expect(await adapter.find(stage.channel, KEY, since)).toEqual(ref);
        expect(await adapter.find(stage.channel, "neither" as DeliveryKey, since, ref)).toBeUndefined();
      });

      it("finds it though its answer was lost", async () => {
        const since = stage.now();
        const ref = await post();
        stage.failNextPost("lost-answer");
        await expect(stage.adapter.post(stage.channel, notice(), OTHER_KEY, ref)).rejects.toMatchObject({
          kind: "unknown",
        });
        const found = await stage.adapter.find(stage.channel, OTHER_KEY, since, ref);
        expect(found && (await seen(found)).under).toBe(ref.id);
      });

      it("edits a reply, and tells and recounts the reactions to it", async () => {
        const ref = await post(notice());
        const reply = await stage.adapter.post(stage.channel, digest(), OTHER_KEY, ref);
        await stage.react(reply, stage.ada, 2);
        await until("the ballot is told", () => core.ballots.length === 1);
        expect(core.ballots).toEqual([
          { kind: "added", message: reply, person: stage.ada, mark: ballotMark(2) },
        ]);
        expect(await stage.adapter.ballots(reply, everything)).toEqual([
          { person: stage.ada, mark: ballotMark(2) },
        ]);
        await stage.adapter.edit(reply, notice(), OTHER_KEY);
        expect((await seen(reply)).text).toContain("Nothing today");
        expect((await seen(reply)).under).toBe(ref.id);
      });

      it("refuses to reply to what is not there, and posts nothing", async () => {
        const ref = await post();
        const digits = ref.id.replace(/[0-9]$/, (digit) => String((Number(digit) + 1) % 10));
        const reply = stage.adapter.post(stage.channel, notice(), OTHER_KEY, { ...ref, id: digits });
        await expect(reply).rejects.toMatchObject({ name: "ChatError", kind: "rejected" });
        expect(await stage.read(stage.channel)).toHaveLength(1);
      });
    });

    it("edits what a message shows", async () => {
      const ref = await post();
      await stage.adapter.edit(ref, notice(), KEY);
      const message = await seen(ref);
      expect(message.text).toContain("Nothing today");
      expect(message.text).not.toContain("Second paper");
    });

    describe("ballots", () => {
      it("seeds its own keycaps, which are never told and never counted", async () => {
        const ref = await post();
        await stage.adapter.seed(ref, 2);
        await until("both keycaps are there", async () => (await seen(ref)).seeds.length === 2);
        expect((await seen(ref)).seeds).toEqual([1, 2]);
        expect(await stage.adapter.ballots(ref, everything)).toEqual([]);
        expect(core.ballots).toEqual([]);
      });

      it("tells a ballot and its removal", async () => {
        const ref = await post();
        await stage.react(ref, stage.ada, 2);
        await until("the ballot is told", () => core.ballots.length === 1);
        await stage.unreact(ref, stage.ada, 2);
        await until("its removal is told", () => core.ballots.length === 2);
        expect(core.ballots).toEqual([
          { kind: "added", message: ref, person: stage.ada, mark: ballotMark(2) },
          { kind: "removed", message: ref, person: stage.ada, mark: ballotMark(2) },
        ]);
      });

      it("knows all ten keycaps, and takes nothing else for one", async () => {
        const ref = await post();
        await stage.reactOddly(ref, stage.ada);
        for (let ballot = 1; ballot <= 10; ballot++) await stage.react(ref, stage.ben, ballot);
        const isBallot = ({ mark }: { readonly mark?: Mark }) => mark?.kind === "ballot";
        const told = () => core.ballots.filter(isBallot);
        await until("ten ballots are told", () => told().length >= 10);
        const numbers = told().map(({ mark }) => (mark?.kind === "ballot" ? mark.ballot : 0));
        expect(numbers.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        expect(told().every((b) => b.kind === "added" && b.person.user === stage.ben.user)).toBe(true);
        expect(await stage.adapter.ballots(ref, (mark) => mark.kind === "ballot")).toHaveLength(10);
      });

      it("tells emoji by one name on every platform, skin tones apart, and recounts those asked for", async () => {
        const ref = await post();
        await stage.react(ref, stage.ada, "👍");
        await stage.react(ref, stage.ada, "👍🏽");
        await stage.react(ref, stage.ben, "👎");
        await stage.react(ref, stage.ben, "👀");
        await stage.react(ref, stage.ben, "❤️");
        await stage.reactOddly(ref, stage.manager);
        const told = () => core.ballots.map(({ mark }) => (mark?.kind === "emoji" ? mark.emoji : ""));
        await until("they are told", () => told().includes(":parrot:") && told().length >= 6);
        expect(told().slice(0, 5)).toEqual(["👍", "👍", "👎", "👀", "❤"]);
        const [plain, toned] = core.ballots.map(({ mark }) => mark);
        expect(plain).toMatchObject({ variant: "" });
        expect(toned).not.toMatchObject({ variant: "" });
        const asked = await stage.adapter.ballots(
          ref,
          (mark) => mark.kind === "emoji" && "👍👎".includes(mark.emoji),
        );
        expect(new Set(asked.map(({ person, mark }) => `${person.user} ${markKey(mark)}`))).toEqual(
          new Set(
            [plain, toned, core.ballots[2]?.mark].map(
              (mark, n) => `${(n < 2 ? stage.ada : stage.ben).user} ${mark && markKey(mark)}`,
            ),
          ),
        );
        await stage.unreact(ref, stage.ada, "👍🏽");
        await until("the removal is told", () => core.ballots.at(-1)?.kind === "removed");
        expect(core.ballots.at(-1)).toEqual({
          kind: "removed",
          message: ref,
          person: stage.ada,
          mark: toned,
        });
      });

      it("tells ballots on messages from before a restart", async () => {
        const ref = await post();
        await stage.react(ref, stage.ada, 1);
        await until("the first ballot is told", () => core.ballots.length === 1);
        await restart();
        await stage.unreact(ref, stage.ada, 1);
        await stage.react(ref, stage.ben, 2);
        await until("both are told", () => core.ballots.length === 3);
        expect(core.ballots.slice(1)).toEqual([
          { kind: "removed", message: ref, person: stage.ada, mark: ballotMark(1) },
          { kind: "added", message: ref, person: stage.ben, mark: ballotMark(2) },
        ]);
      });

      it("recounts what came in while away", async () => {
        const ref = await post();
        await stage.adapter.seed(ref, 2);
        await stage.adapter.stop();
        await stage.react(ref, stage.ada, 1);
        await stage.react(ref, stage.ben, 1);
        await stage.react(ref, stage.ben, 2);
        await stage.unreact(ref, stage.ada, 1);
        await stage.reactOddly(ref, stage.ada);
        const adapter = await restart();
        const ballots = await adapter.ballots(ref, (mark) => mark.kind === "ballot");
        expect([...ballots].sort((a, b) => (markKey(a.mark) < markKey(b.mark) ? -1 : 1))).toEqual([
          { person: stage.ben, mark: ballotMark(1) },
          { person: stage.ben, mark: ballotMark(2) },
        ]);
      });
    });

    describe("the connection", () => {
      it("says that votes must be recounted after a start", () => {
        expect(core.connected).toMatchObject([{ platform: stage.adapter.platform, gap: true }]);
      });

      it("comes back after a cut and asks for a recount", async () => {
        await stage.cut();
        await until("it is connected again", () => core.connected.length >= 2);
        expect(core.connected.at(-1)).toMatchObject({ platform: stage.adapter.platform, gap: true });
        const ref = await post();
        await stage.react(ref, stage.ada, 1);
        await until("ballots are told again", () => core.ballots.length === 1);
        expect(core.fatal).toEqual([]);
      });

      it("tells when a channel is gone", async () => {
        await stage.removeChannel(stage.otherChannel);
        await until("the removal is told", () => core.removed.length === 1);
        expect(core.removed).toEqual([
          {
            platform: stage.adapter.platform,
            workspace: stage.otherChannel.workspace,
            channel: stage.otherChannel.id,
          },
        ]);
        await expect(stage.adapter.post(stage.otherChannel, notice(), KEY)).rejects.toMatchObject({
          name: "ChatError",
          kind: "gone",
        });
      });

      it("stops twice without harm", async () => {
        await stage.adapter.stop();
        await stage.adapter.stop();
      });
    });

    describe("commands", () => {
      it("hands over name, options, asker and place, and shows the answer to those it is for", async () => {
        core.reply = () =>
          Promise.resolve({ kind: "message", message: answer("Found **it**"), private: true });
        const reply = await stage.run(stage.ada, stage.channel, "search", {
          query: "sparse S* nets",
          count: 3,
        });
        expect(reply.private).toBe(true);
        expect(reply.text).toContain("Found **it**");
        expect(core.commands).toHaveLength(1);
        expect(core.commands[0]).toMatchObject({
          name: "search",
          person: stage.ada,
          channel: stage.channel,
          canManage: false,
        });
        const { query, count } = core.commands[0]?.options ?? {};
        expect([query, Number(count)]).toEqual(["sparse S* nets", 3]);
      });

      it("answers in the channel where the reply is for everybody", async () => {
        core.reply = () => Promise.resolve({ kind: "message", message: answer("For all"), private: false });
        const reply = await stage.run(stage.ada, stage.channel, "today", { window: "week" });
        expect(reply).toMatchObject({ private: false });
        expect(reply.text).toContain("For all");
        expect(core.commands[0]?.options).toMatchObject({ window: "week" });
      });

      it("answers an error privately although the command answers everybody", async () => {
        core.reply = () =>
          Promise.resolve({ kind: "message", message: answer("No such day."), private: true });
        const reply = await stage.run(stage.ada, stage.channel, "today", {});
        expect(reply).toMatchObject({ private: true });
      });

      it("knows who may configure the channel", async () => {
        await stage.run(stage.manager, stage.channel, "today", {});
        expect(core.commands[0]).toMatchObject({ person: stage.manager, canManage: true });
      });

      it.runIf(traits.slowHandlerMs > 0)(
        "shows a slow answer in the end, to those it is for",
        async () => {
          const slow = (isPrivate: boolean) => async (): Promise<Reply> => {
            await new Promise((resolve) => setTimeout(resolve, traits.slowHandlerMs));
            return { kind: "message", message: answer("Here at last"), private: isPrivate };
          };
          core.reply = slow(false);
          const open = await stage.run(stage.ada, stage.channel, "today", {});
          expect(open.text).toContain("Here at last");
          expect(open.private).toBe(false);
          core.reply = slow(true);
          const closed = await stage.run(stage.ada, stage.channel, "search", { query: "x" });
          expect(closed.text).toContain("Here at last");
          expect(closed.private).toBe(true);
          const error = await stage.run(stage.ada, stage.channel, "today", {});
          expect(error.text).toContain("Here at last");
          expect(error.private).toBe(true);
        },
        20_000,
      );

      it("answers kindly and privately even where the core fails", async () => {
        core.reply = () => Promise.reject(new Error("secret detail"));
        const reply = await stage.run(stage.ada, stage.channel, "today", {});
        expect(reply.private).toBe(true);
        expect(reply.text).not.toBe("");
        expect(reply.text).not.toContain("secret detail");
      });
    });

    describe("buttons", () => {
      it("gives each button's own id back, and answers privately", async () => {
        const ref = await post();
        core.press = () => Promise.resolve({ kind: "message", message: answer("Voted."), private: true });
        const reply = await stage.press(ref, stage.ada, "Vote", 1);
        expect(reply).toMatchObject({ private: true });
        expect(reply.text).toContain("Voted.");
        expect(core.presses).toHaveLength(1);
        expect(core.presses[0]).toMatchObject({
          action: "vote:2506.00002",
          message: ref,
          person: stage.ada,
          channel: stage.channel,
        });
      });

      it("works on messages from before a restart and after an edit", async () => {
        const ref = await post();
        await stage.adapter.edit(ref, digest(), KEY);
        await restart();
        await stage.press(ref, stage.ben, "Vote", 0);
        expect(core.presses[0]).toMatchObject({ action: "vote:2506.00001", message: ref });
      });
    });

    it("writes to one person privately", async () => {
      await stage.adapter.tell(stage.ada, answer("Please give me the permission."));
      await until("the message is there", async () => (await stage.privates(stage.ada)).length === 1);
      expect((await stage.privates(stage.ada))[0]).toContain("Please give me the permission.");
      expect(await stage.privates(stage.ben)).toEqual([]);
    });

    it("opens direct messages with a person, where a message can be posted", async () => {
      const direct = await stage.adapter.direct(stage.ada);
      expect(direct.platform).toBe(stage.ada.platform);
      expect(isDirect(direct)).toBe(true);
      expect(await stage.adapter.direct(stage.ada)).toEqual(direct);
      expect(await stage.adapter.direct(stage.ben)).not.toEqual(direct);
      const posted = await stage.adapter.post(direct, digest(), KEY);
      expect(posted.channel).toEqual(direct);
      expect(await stage.adapter.find(direct, KEY, stage.now() - 60_000)).toEqual(posted);
    });
  });
}

const KEY = "k1abcdefghijklmnopqrstuvw" as DeliveryKey;
const OTHER_KEY = "k2abcdefghijklmnopqrstuvw" as DeliveryKey;

const COMMANDS = [
  defineCommand({
    name: "search",
    description: "Finds papers",
    options: {
      query: text("Words to look for", { required: true, takes: "rest" }),
      count: integer("How many", { min: 1, max: 10 }),
    },
    reply: "private",
    run: () => Promise.reject(new Error("the core runs commands, not the adapter")),
  }),
  defineCommand({
    name: "today",
    description: "Shows the day's papers",
    options: { window: choice("Which days", ["day", "week"]) },
    reply: "channel",
    run: () => Promise.reject(new Error("the core runs commands, not the adapter")),
  }),
];

function digest(): Message {
  return {
    summary: "2 papers today",
    blocks: [
      { kind: "heading", text: "Papers of the day" },
      {
        kind: "entry",
        ballot: 1,
        title: NASTY,
        href: "https://huggingface.co/papers/2506.00001",
        byline: "Ada & Ben <Lab>",
        reason: "140 ▲ · new today",
        body: "A sentence about it.",
        facts: [["3 comments"], [{ kind: "link", text: "arXiv", href: "https://arxiv.org/abs/2506.00001" }]],
        actions: [{ kind: "press", id: "vote:2506.00001", label: "Vote" }],
      },
      {
        kind: "entry",
        ballot: 2,
        title: "Second paper",
        href: "https://huggingface.co/papers/2506.00002",
        facts: [],
        actions: [{ kind: "press", id: "vote:2506.00002", label: "Vote" }],
      },
    ],
  };
}

function notice(): Message {
  return {
    summary: "Nothing today",
    blocks: [{ kind: "paragraph", text: ["Nothing today: the list is empty."] }],
  };
}

function answer(words: string): Message {
  return { summary: words, blocks: [{ kind: "paragraph", text: [words] }] };
}

interface Core {
  readonly handlers: ChatHandlers;
  readonly commands: CommandCall[];
  readonly presses: ButtonPress[];
  readonly ballots: BallotEvent[];
  readonly connected: { platform: string; gap: boolean }[];
  readonly removed: unknown[];
  readonly fatal: Error[];
  reply: (call: CommandCall) => Promise<Reply>;
  press: (press: ButtonPress) => Promise<Reply>;
}

/** Writes down what the adapter tells. */
function createCore(): Core {
  const core: Core = {
    commands: [],
    presses: [],
    ballots: [],
    connected: [],
    removed: [],
    fatal: [],
    reply: () => Promise.resolve({ kind: "message", message: answer("Done."), private: true }),
    press: () => Promise.resolve({ kind: "message", message: answer("Done."), private: true }),
    handlers: {
      command: (call) => {
        core.commands.push(call);
        return core.reply(call);
      },
      suggest: async () => [],
      press: (press) => {
        core.presses.push(press);
        return core.press(press);
      },
      ballot: async (event) => void core.ballots.push(event),
      linked: async () => {},
      connected: (event) => void core.connected.push(event),
      removed: async (event) => void core.removed.push(event),
      moved: async () => {},
      fatal: (error) => void core.fatal.push(error),
    },
  };
  return core;
}
