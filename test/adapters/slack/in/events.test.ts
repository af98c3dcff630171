import { App } from "@slack/bolt";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { listen } from "../../../../adapters/slack/in/events.ts";
import { type Core, createCore } from "../core.ts";
import { ODDITIES, withOddities } from "../oddities.ts";

const TEAM = "T0TEAM";
const SELF = "U0PAPERBOY";

let core: Core;
let app: App;
let heard: unknown[];
let opened: unknown[];
let doubts: number;

beforeEach(() => {
  core = createCore();
  heard = [];
  opened = [];
  doubts = 0;
  app = new App({
    receiver: { init() {}, start: async () => {}, stop: async () => {} },
    token: "xoxb-1",
    botId: "B1",
    botUserId: SELF,
    tokenVerificationEnabled: false,
    ignoreSelf: false,
    logger: {
      debug() {},
      info() {},
      warn() {},
      error() {},
      setLevel() {},
      getLevel: () => "error" as never,
      setName() {},
    },
  });
  app.error(async (error) => {
    throw error;
  });
  const unused = async () => {
    throw new Error("not asked here");
  };
  listen(
    app,
    {
      heard: async () => ({
        self: { user: SELF, workspace: TEAM },
        desks: {
          desk: { command: unused, press: unused, shortcut: unused },
          forms: { submit: unused, suggest: unused },
          home: { opened: async (event) => void opened.push(event), refresh: unused, press: unused },
          hear: async (said) => void heard.push(said),
          isApp: async (user) => user === "U0FEEDS",
        },
      }),
      ended: async () => {
        doubts += 1;
      },
    },
    core.handlers,
  );
});

const send = (event: unknown) =>
  app.processEvent({
    body: { type: "event_callback", team_id: TEAM, event_id: "Ev1", event } as never,
    ack: async () => {},
  });

const reaction = (type: string) => ({
  type,
  user: "U0ADA",
  reaction: "one",
  item: { type: "message", channel: "C0PAPERS", ts: "1765443600.000200" },
  item_user: SELF,
  event_ts: "1765443601.000200",
});

const REMOVALS = [
  "channel_archive",
  "channel_deleted",
  "channel_left",
  "group_archive",
  "group_deleted",
  "group_left",
] as const;

describe("a removal", () => {
  it.each(REMOVALS)("names its channel: %s", async (type) => {
    await send({ type, channel: "C0PAPERS" });
    expect(core.removals).toEqual([{ platform: "slack", workspace: TEAM, channel: "C0PAPERS" }]);
  });

  it.each(REMOVALS)("without one is ignored, for it would mean the whole workspace: %s", async (type) => {
    await send({ type });
    for (const odd of ODDITIES) await send({ type, channel: odd }).catch(() => {});
    expect(core.removals).toEqual([]);
  });
});

describe("a reaction", () => {
  it("that was taken back is not given again by an older event that comes late", async () => {
    await send({ ...reaction("reaction_removed"), event_ts: "1765443609.000100" });
    await send({ ...reaction("reaction_added"), event_ts: "1765443605.000100" });
    await send({ ...reaction("reaction_added"), event_ts: "1765443605.000100", user: "U0BEN" });
    await send({ ...reaction("reaction_added"), event_ts: "1765443611.000100" });
    await send({ ...reaction("reaction_removed"), event_ts: undefined });
    expect(core.ballots.map((event) => [event.kind, "person" in event ? event.person.user : ""])).toEqual([
      ["removed", "U0ADA"],
      ["added", "U0BEN"],
      ["added", "U0ADA"],
      ["removed", "U0ADA"],
    ]);
  });

  it.each(["reaction_added", "reaction_removed"])(
    "of our own is none, and another's is one: %s",
    async (type) => {
      await send({ ...reaction(type), user: SELF });
      await send(reaction(type));
      expect(core.ballots).toMatchObject([
        {
          person: { platform: "slack", workspace: TEAM, user: "U0ADA" },
          message: { id: "1765443600.000200" },
        },
      ]);
    },
  );

  it.each([
    ["a person", { user: undefined }],
    ["an item", { item: undefined }],
    ["a channel", { item: { type: "message", ts: "1.1" } }],
    ["a message", { item: { type: "message", channel: "C0PAPERS" } }],
    ["a message, but on a file", { item: { type: "file", file: "F1", channel: "C0PAPERS", ts: "1.1" } }],
    ["an emoji", { reaction: "" }],
  ])("without %s is ignored", async (_, lacking) => {
    // Bolt itself throws on some of them.
    await send({ ...reaction("reaction_added"), ...lacking }).catch(() => {});
    expect(core.ballots).toEqual([]);
  });
});

describe("links that somebody posts", () => {
  const shared = {
    type: "link_shared",
    user: "U0ADA",
    channel: "C0PAPERS",
    message_ts: "1765443600.000200",
    source: "conversations_history",
    unfurl_id: "C0PAPERS.1765443600.000200.1b90",
    links: [{ url: "https://arxiv.org/abs/2506.01234", domain: "arxiv.org" }],
    is_bot_user_member: true,
  };

  it("are told without anything else of the message", async () => {
    await send(shared);
    await send({ ...shared, source: undefined, thread_ts: "1765443500.000100", links: [{}, "x", null] });
    const channel = { platform: "slack", workspace: TEAM, id: "C0PAPERS" };
    expect(core.links).toEqual([
      { channel, links: ["https://arxiv.org/abs/2506.01234"], at: 1_765_443_600_000 },
      { channel, links: [], at: 1_765_443_600_000 },
    ]);
  });

  it.each([
    ["in a draft", { channel: "COMPOSER", source: "composer", message_ts: "1b90-draft" }],
    ["in a draft, whatever its time", { source: "composer" }],
    ["by ourselves", { user: SELF }],
    ["by an app", { user: "U0FEEDS" }],
    ["by an app without a user", { bot_id: "B2", user: undefined }],
    ["by nobody", { user: undefined }],
    ["nowhere", { channel: undefined }],
    ["in no message", { message_ts: undefined }],
    ["as no list", { links: "https://arxiv.org/abs/2506.01234" }],
  ])("are ignored %s", async (_, change) => {
    await send({ ...shared, ...change }).catch(() => {});
    expect(core.links).toEqual([]);
  });

  it("are told again where they could not be kept", async () => {
    const fail = { ...core.handlers, linked: () => Promise.reject(new Error("busy")) };
    Object.assign(core.handlers, fail);
    await expect(send(shared)).rejects.toThrow("busy");
  });
});

describe("a channel that gets a new id", () => {
  it("is followed", async () => {
    await send({ type: "channel_id_changed", old_channel_id: "G012Y48650T", new_channel_id: "C012Y48650T" });
    expect(core.moves).toEqual([
      { channel: { platform: "slack", workspace: TEAM, id: "G012Y48650T" }, newId: "C012Y48650T" },
    ]);
  });

  it.each([
    [{ old_channel_id: "G012Y48650T" }],
    [{ new_channel_id: "C012Y48650T" }],
    [{ old_channel_id: "C012Y48650T", new_channel_id: "C012Y48650T" }],
    [{ old_channel_id: null, new_channel_id: {} }],
  ])("is left alone where the event is not whole: %j", async (ids) => {
    await send({ type: "channel_id_changed", ...ids });
    expect(core.moves).toEqual([]);
  });

  it.each(["channel_rename", "channel_shared", "channel_convert_to_private", "group_rename"])(
    "is not meant by %s",
    async (type) => {
      await send({ type, channel: { id: "C0PAPERS", name: "new" } });
      expect([core.moves, core.removals]).toEqual([[], []]);
    },
  );
});

describe("the end of a token", () => {
  it.each([
    [{ type: "app_uninstalled" }, 1],
    [{ type: "tokens_revoked", tokens: { oauth: [], bot: [SELF] } }, 1],
    [{ type: "tokens_revoked", tokens: { oauth: ["U0ADA"], bot: [] } }, 0],
    [{ type: "tokens_revoked", tokens: { oauth: ["U0ADA"] } }, 0],
    [{ type: "tokens_revoked" }, 0],
  ])("is doubted only where it is the bot's: %j", async (event, times) => {
    await send(event);
    expect(doubts).toBe(times);
  });
});

const EVENTS: readonly object[] = [
  reaction("reaction_added"),
  reaction("reaction_removed"),
  ...REMOVALS.map((type) => ({ type, channel: "C0PAPERS", event_ts: "1.1" })),
  {
    type: "message",
    channel_type: "im",
    user: "U0ADA",
    text: "today",
    channel: "D0ADA",
    ts: "1.1",
    team: TEAM,
  },
  {
    type: "app_mention",
    user: "U0ADA",
    text: `<@${SELF}> today`,
    channel: "C0PAPERS",
    ts: "1.1",
    thread_ts: "1.0",
  },
  { type: "app_home_opened", user: "U0ADA", channel: "D0ADA", tab: "home", view: { private_metadata: "{}" } },
  { type: "tokens_revoked", tokens: { oauth: [], bot: [SELF] } },
  { type: "app_uninstalled" },
];

it("tells the core nothing but what is whole, whatever arrives", async () => {
  const id = expect.stringMatching(/^[A-Z][A-Z0-9]+$/);
  const ts = expect.stringMatching(/^\d+\.\d+$/);
  const told = { ballots: 0, removals: 0, heard: 0, opened: 0 };
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...EVENTS).chain(withOddities), async (event) => {
      await send(event).catch(() => {});
      for (const ballot of core.ballots.splice(0)) {
        told.ballots += 1;
        expect(ballot).toMatchObject({ message: { id: ts, channel: { id } }, person: { user: id } });
      }
      for (const { channel } of core.removals.splice(0)) {
        told.removals += 1;
        expect(channel).toEqual(id);
      }
      for (const said of heard.splice(0)) {
        told.heard += 1;
        expect(said).toMatchObject({ user: id, channel: id, ts, text: expect.any(String) });
      }
      for (const each of opened.splice(0)) {
        told.opened += 1;
        expect(each).toMatchObject({ user: id, channel: id });
      }
    }),
    { numRuns: 2_000, seed: 12 },
  );
  expect(Object.values(told).every((times) => times > 0)).toBe(true);
});
