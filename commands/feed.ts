import { type CommandContext, defineCommand } from "../src/chat/command.ts";
import { runAction } from "../src/chat/command-button.ts";
import type { Block, Message } from "../src/chat/message.ts";
import { choice } from "../src/chat/option.ts";
import { plainMessage } from "../src/chat/plain-message.ts";
import { UserError } from "../src/runtime/errors.ts";
import type { Services } from "../src/services.ts";
import type { FeedKind, WhichAccess } from "../src/teams/access-store.ts";
import { requireManager, requireTeamManager } from "../src/teams/authorization.ts";
import { teamOf } from "../src/teams/team-id.ts";
import { TEAM } from "./parts/groups.ts";

const OF = ["channel", "watches", "favourites"] as const;
type Of = (typeof OF)[number];

const FEEDS: Readonly<Record<Of, { readonly kind: FeedKind; readonly shows: string }>> = {
  channel: { kind: "channel-feed", shows: "what is posted in this channel" },
  watches: { kind: "watch-feed", shows: "what this channel watches for" },
  favourites: { kind: "favourites-feed", shows: "what the team votes for" },
};

export const feed = defineCommand({
  name: "feed",
  group: TEAM,
  description: "Read papers in a feed reader: get an Atom or JSON feed's address, renew it, or revoke it",
  options: {
    of: choice("A new address: of this channel's papers, its watches, or the team's favourites", OF),
    end: choice("Revoke the address: of this channel's papers, its watches, or the team's favourites", OF),
  },
  reply: "private",
  placed: true,
  async run(services: Services, context, { of, end }): Promise<Message> {
    if (end !== undefined) return revoke(services, context, end);
    return of === undefined ? overview(services, context) : issue(services, context, of);
  },
});

async function overview({ store, publicUrl }: Services, { channel }: CommandContext): Promise<Message> {
  const there: Block[] = [];
  for (const of of OF) {
    const [grant] = await store.accesses(which(of, channel));
    if (!grant) continue;
    const since = { kind: "time", at: grant.createdAt, style: "date" } as const;
    there.push({
      kind: "paragraph",
      text: [{ kind: "strong", text: of }, `: ${FEEDS[of].shows}, since `, since],
    });
  }
  const offered = publicUrl === undefined ? [] : OF;
  const actions = offered
    .map((of) => runAction(`Feed of ${of === "channel" ? "this channel" : `the ${of}`}`, "feed", { of }))
    .filter((action) => action !== undefined);
  return {
    summary: "Feeds of this channel and team.",
    blocks: [
      { kind: "heading", text: "Feeds" },
      ...there,
      ...(there.length === 0
        ? [
            {
              kind: "paragraph",
              text: [publicUrl === undefined ? NOT_PUBLIC : "No feeds here yet."],
            } as const,
          ]
        : []),
      ...(actions.length > 0 ? [{ kind: "actions", actions } as const] : []),
      ...(there.length === 0 && publicUrl === undefined ? [] : [{ kind: "note", text: [WHO] } as const]),
    ],
  };
}

const WHO =
  "Managers of the channel or the team create and revoke them. An address is shown once; creating it again replaces it.";
const NOT_PUBLIC =
  "This Paperboy cannot be reached from outside, so there are no feeds. Its operator can set PAPERBOY_PUBLIC_URL.";

async function issue({ access, publicUrl }: Services, context: CommandContext, of: Of): Promise<Message> {
  requireManagerOf(of, context);
  if (publicUrl === undefined) throw new UserError(NOT_PUBLIC);
  const { kind, shows } = FEEDS[of];
  const address = `${publicUrl}/feeds/${await access.issue(kind, context.channel)}`;
  return {
    summary: `The address of the feed of ${shows}. It is shown this once.`,
    blocks: [
      { kind: "heading", text: `A feed of ${shows}` },
      { kind: "paragraph", text: ["Atom: ", { kind: "code", text: `${address}.atom` }] },
      { kind: "paragraph", text: ["JSON Feed: ", { kind: "code", text: `${address}.json` }] },
      {
        kind: "note",
        text: [
          `Anyone who has the address can read it, without an account. It is shown only once and replaces the previous one; revoke it with “/papers team feed end:${of}”.`,
        ],
      },
    ],
  };
}

async function revoke({ access }: Services, context: CommandContext, end: Of): Promise<Message> {
  requireManagerOf(end, context);
  const revoked = await access.revoke(which(end, context.channel));
  return plainMessage(
    revoked === 0
      ? "There was no such feed."
      : "Revoked: readers that still ask for the feed are told that it is gone.",
  );
}

/** Feeds of the whole team need a manager of the whole team. */
function requireManagerOf(of: Of, context: CommandContext): void {
  if (of === "favourites") requireTeamManager(context);
  else requireManager(context);
}

function which(of: Of, channel: CommandContext["channel"]): WhichAccess {
  const all = { team: teamOf(channel), kind: FEEDS[of].kind };
  return of === "favourites" ? all : { ...all, channel };
}
