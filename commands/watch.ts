import { type CommandContext, defineCommand } from "../src/chat/command.ts";
import { buttonRow, runAction } from "../src/chat/command-button.ts";
import type { Block, Message } from "../src/chat/message.ts";
import { choice, text } from "../src/chat/option.ts";
import { plainMessage } from "../src/chat/plain-message.ts";
import type { ChannelRef } from "../src/chat/refs.ts";
import { NO_SOURCES } from "../src/library/streams.ts";
import { UserError } from "../src/runtime/errors.ts";
import type { Services } from "../src/services.ts";
import { accountOf } from "../src/teams/account-id.ts";
import { requireManager } from "../src/teams/authorization.ts";
import { type TeamId, teamOf } from "../src/teams/team-id.ts";
import { counted } from "../src/text/format.ts";
import type { WatchStore } from "../src/watches/store.ts";
import { WATCH_KINDS, type Watch, type WatchKind } from "../src/watches/watch.ts";

const AT_MOST = 50;
/** Each is read every hour. */
const SOURCES_AT_MOST = 10;

export const watch = defineCommand({
  name: "watch",
  description: "Get notified about an author, organization, keyword or category, whatever the rank",
  options: {
    what: choice("What to watch for, or what to do", [...WATCH_KINDS, "list", "mute", "unmute", "remove"]),
    value: text(
      "A name, word, arXiv category or feed's address; with mute or remove its number in the list",
      {
        takes: "rest",
        maxLength: 300,
      },
    ),
    to: choice("Who is notified: this channel, or you alone by direct message", ["here", "me"]),
    mode: choice("Mark it in the daily digest, or post it separately (default apart)", ["mark", "apart"]),
  },
  reply: "private",
  async run(services: Services, context, { what = "list", value, to, mode }) {
    if (what !== "list" && to !== "me") requireManager(context);
    const { store } = services;
    const channel = to === "me" ? await services.direct(context.person) : context.channel;
    switch (what) {
      case "list":
        break;
      case "mute":
      case "unmute": {
        const ones = chosen(await watchesOf(store, channel), value);
        const sources = ones.flatMap((one) => (one.kind === "source" ? [one.value] : []));
        if (what === "unmute") await requireRoom(store, teamOf(channel), sources);
        for (const one of ones) await store.saveWatch({ ...one, muted: what === "mute" });
        break;
      }
      case "remove":
        for (const one of chosen(await watchesOf(store, channel), value)) await store.deleteWatch(one);
        break;
      default:
        await add(services, context, {
          channel,
          kind: what,
          value,
          mode: mode ?? "apart",
          mine: to === "me",
        });
    }
    return describe(await watchesOf(store, channel), to, services.streams);
  },
});

async function add(
  services: Services,
  { person }: CommandContext,
  wanted: {
    readonly channel: Watch["channel"];
    readonly kind: WatchKind;
    readonly value: string | undefined;
    readonly mode: Watch["mode"];
    readonly mine: boolean;
  },
): Promise<void> {
  const { store, clock } = services;
  const { channel, kind, mine } = wanted;
  // The digest has the papers of lists alone.
  const mode = kind === "source" ? "apart" : wanted.mode;
  const value = wanted.value?.replace(/\s+/g, " ");
  if (!value) {
    const examples = {
      author: "Ada Lovelace",
      organization: "Qwen",
      keyword: "diffusion",
      category: "cs.CL",
      source: "cs.CL",
    };
    throw new UserError(`Which ${kind}? Type it like “/papers watch ${kind} ${examples[kind]}”.`, {
      option: "value",
    });
  }
  if (kind === "category" && !/^[a-z-]+(\.[a-z-]+)?$/i.test(value)) {
    throw new UserError(`“${value}” is not an arXiv category. They look like cs.CL, stat.ML or math.`, {
      option: "value",
    });
  }
  const known = await watchesOf(store, channel);
  if (known.length >= AT_MOST) {
    throw new UserError(`Limit: ${AT_MOST} watches. Remove one first; “/papers watch list” numbers them.`);
  }
  const owner = mine ? accountOf(person) : undefined;
  const team = teamOf(channel);
  if (kind === "source") await probe(services, team, value);
  // What a source has already is nothing new.
  const createdAt = clock.now() + (kind === "source" ? 1 : 0);
  await store.saveWatch({ channel, team, owner, kind, value, mode, muted: false, createdAt });
}

/** Throws UserError if the team would watch too many sources with these; muted ones are not read and do not count. */
async function requireRoom(store: WatchStore, team: TeamId, more: readonly string[]): Promise<void> {
  if (more.length === 0) return;
  const watched = (await store.watchesApart()).filter((one) => one.kind === "source" && one.team === team);
  const all = new Set([...watched.map(({ value }) => value), ...more]);
  if (all.size > SOURCES_AT_MOST)
    throw new UserError(`Limit: ${SOURCES_AT_MOST} sources a team. Remove or mute one first.`);
}

/** Reads a source before it is watched. Throws UserError with what is wrong with it, or if the team watches enough. */
async function probe({ store, streams }: Services, team: TeamId, source: string): Promise<void> {
  await requireRoom(store, team, [source]);
  if (!streams) throw new UserError(NO_SOURCES);
  await streams.probe(source);
}

async function watchesOf(store: WatchStore, channel: ChannelRef): Promise<readonly Watch[]> {
  const [watches = []] = await store.watches([channel]);
  return watches;
}

/** Returns the watches meant by a number of the list, a value, or `all`. Throws UserError if there are none. */
function chosen(watches: readonly Watch[], asked: string | undefined): readonly Watch[] {
  if (watches.length === 0)
    throw new UserError("No watches yet. Add one with “/papers watch author Ada Lovelace”.");
  if (asked?.toLowerCase() === "all") return watches;
  const byNumber = watches[Number(asked) - 1];
  if (byNumber) return [byNumber];
  const named = watches.filter(({ value }) => value.toLowerCase() === asked?.toLowerCase());
  if (named.length > 0) return named;
  throw new UserError(
    `Which one? Give its number from 1 to ${watches.length}, what it watches for, or “all”.`,
    { option: "value" },
  );
}

function describe(
  watches: readonly Watch[],
  to: "here" | "me" | undefined,
  streams: Services["streams"],
): Message {
  const whose = to === "me" ? "you" : "this channel";
  if (watches.length === 0) {
    const none = to === "me" ? "You have no watches yet" : "No watches in this channel yet";
    return plainMessage(
      `${none}. Add one with “/papers watch author Ada Lovelace${to === "me" ? " to:me" : ""}”, or an organization, keyword or category.`,
    );
  }
  const rows = watches.map(({ kind, value, mode, muted }, index): Block => {
    const how = muted ? "muted" : mode === "mark" ? "marked in the digest" : "posted separately";
    const trouble = kind === "source" && !muted ? streams?.trouble(value) : undefined;
    return {
      kind: "paragraph",
      text: [
        `${index + 1}. ${kind} `,
        { kind: "strong", text: value },
        ` · ${how}`,
        ...(trouble === undefined ? [] : [` · cannot be read right now: ${trouble}`]),
      ],
    };
  });
  const all = (label: string, what: string) => runAction(label, "watch", { what, value: "all", to }, true);
  const buttons = buttonRow(
    watches.some(({ muted }) => !muted) ? all("Mute all", "mute") : all("Unmute all", "unmute"),
    watches.length === 1 ? runAction("Remove", "watch", { what: "remove", value: "1", to }, true) : undefined,
  );
  return {
    summary: `${counted(watches.length, "watch", "watches")} for ${whose}.`,
    blocks: [
      { kind: "heading", text: `Watched for ${whose}` },
      ...rows,
      buttons,
      {
        kind: "note",
        text: [
          "Posted separately at most every three hours, no paper twice. Remove one with “/papers watch remove 1”, or mute it with “/papers watch mute 1”.",
        ],
      },
    ],
  };
}
