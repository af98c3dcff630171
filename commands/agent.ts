import { type CommandContext, defineCommand } from "../src/chat/command.ts";
import { runAction } from "../src/chat/command-button.ts";
import type { Message } from "../src/chat/message.ts";
import { choice } from "../src/chat/option.ts";
import { plainMessage } from "../src/chat/plain-message.ts";
import { UserError } from "../src/runtime/errors.ts";
import type { Services } from "../src/services.ts";
import { AGENT_DAYS } from "../src/teams/access-keys.ts";
import type { WhichAccess } from "../src/teams/access-store.ts";
import { accountOf } from "../src/teams/account-id.ts";
import { requireTeamManager } from "../src/teams/authorization.ts";
import { teamOf } from "../src/teams/team-id.ts";
import { counted } from "../src/text/format.ts";
import { TEAM } from "./parts/groups.ts";

const ALLOW = "/papers team privacy agents on";

export const agent = defineCommand({
  name: "agent",
  group: TEAM,
  description: "Connect an AI assistant that speaks MCP, such as Claude: get a token for it, or revoke one",
  options: {
    for: choice("A new token: your own, or the team's, which only reads", ["me", "team"]),
    end: choice("Revoke a token: your own, the team's, or all of the team", ["me", "team", "all"]),
  },
  reply: "private",
  async run(services: Services, context, { for: whose, end }): Promise<Message> {
    if (end !== undefined) return revoke(services, context, end);
    return whose === undefined ? overview(services, context) : issue(services, context, whose);
  },
});

async function overview(services: Services, context: CommandContext): Promise<Message> {
  const { store, clock } = services;
  const team = teamOf(context.channel);
  const own = await store.accesses({ team, kind: "agent", owner: accountOf(context.person) });
  const [mine] = own.filter(({ expiresAt }) => expiresAt === undefined || expiresAt > clock.now());
  const closed = await closedBecause(services, context);
  const actions = [
    closed === undefined
      ? runAction(mine ? "Replace my token" : "Create my token", "agent", { for: "me" })
      : undefined,
    mine ? runAction("Revoke my token", "agent", { end: "me" }, true) : undefined,
  ].filter((action) => action !== undefined);
  return {
    summary: "Connect an AI assistant to Paperboy.",
    blocks: [
      { kind: "heading", text: "AI assistants" },
      {
        kind: "paragraph",
        text: [
          "An assistant that speaks MCP, such as Claude, can look papers up, see what this team likes, and vote and save in your name. It sees what you see in this channel, and nothing of other teams.",
        ],
      },
      {
        kind: "paragraph",
        text:
          mine?.expiresAt === undefined
            ? [closed ?? "You have no token here yet."]
            : ["Your token works until ", { kind: "time", at: mine.expiresAt, style: "date" }, "."],
      },
      ...(actions.length > 0 ? [{ kind: "actions", actions } as const] : []),
    ],
  };
}

/** Explains why no token can be issued here; undefined if one can. */
async function closedBecause(
  { store, publicUrl }: Services,
  { channel }: CommandContext,
): Promise<string | undefined> {
  if (publicUrl === undefined)
    return "This Paperboy cannot be reached from outside. Its operator can set PAPERBOY_PUBLIC_URL, or connect an assistant on its own machine with “paperboy mcp”.";
  const { agents } = await store.teamSettings(teamOf(channel));
  return agents
    ? undefined
    : `This team has not allowed assistants. Managers of the server or workspace can, with “${ALLOW}”. If it is linked with others, each of them has to.`;
}

async function issue(services: Services, context: CommandContext, whose: "me" | "team"): Promise<Message> {
  if (whose === "team") requireTeamManager(context);
  const closed = await closedBecause(services, context);
  if (closed !== undefined) throw new UserError(closed);
  const { channel, person } = context;
  const token =
    whose === "me"
      ? await services.access.issue("agent", channel, accountOf(person))
      : await services.access.issue("team-agent", channel);
  const what =
    whose === "me"
      ? "Anyone who has it can vote and save in your name and see your reading list. Keep it to yourself, and revoke it with “/papers team agent end:me”."
      : "Anyone who has it can read what this team votes for. Revoke it with “/papers team agent end:team”.";
  return {
    summary: "Your token for an AI assistant. It is shown this once.",
    blocks: [
      { kind: "heading", text: "Connect your assistant" },
      { kind: "paragraph", text: ["Address: ", { kind: "code", text: `${services.publicUrl}/mcp` }] },
      { kind: "paragraph", text: ["Header: ", { kind: "code", text: `Authorization: Bearer ${token}` }] },
      {
        kind: "note",
        text: [
          `The token is shown this once, works for ${AGENT_DAYS} days, and replaces the one before. ${what}`,
        ],
      },
    ],
  };
}

async function revoke(
  { access }: Services,
  context: CommandContext,
  end: "me" | "team" | "all",
): Promise<Message> {
  if (end !== "me") requireTeamManager(context);
  const team = teamOf(context.channel);
  const which: Readonly<Record<typeof end, readonly WhichAccess[]>> = {
    me: [{ team, kind: "agent", owner: accountOf(context.person) }],
    team: [{ team, kind: "team-agent" }],
    all: [
      { team, kind: "agent" },
      { team, kind: "team-agent" },
    ],
  };
  let revoked = 0;
  for (const one of which[end]) revoked += await access.revoke(one);
  return plainMessage(
    revoked === 0
      ? "There was no token to revoke."
      : `Revoked: ${counted(revoked, "token")}. It takes effect at once.`,
  );
}
