import { type CommandContext, defineCommand } from "../src/chat/command.ts";
import type { Message } from "../src/chat/message.ts";
import { choice, text } from "../src/chat/option.ts";
import { plainMessage } from "../src/chat/plain-message.ts";
import { UserError } from "../src/runtime/errors.ts";
import type { Services } from "../src/services.ts";
import { accountOf } from "../src/teams/account-id.ts";
import { requireTeamManager } from "../src/teams/authorization.ts";
import { CODE_MINUTES } from "../src/teams/link-codes.ts";
import type { Redeemed } from "../src/teams/store.ts";
import { teamOf } from "../src/teams/team-id.ts";

export const link = defineCommand({
  name: "link",
  description: "Share favourites with another server or workspace, or link your own accounts",
  options: {
    code: text("A code from the other side; “me” links your own accounts; nothing makes a code", {
      maxLength: 20,
    }),
    end: choice("End it: for the team, or for your own account", ["team", "me"]),
  },
  reply: "private",
  async run(services: Services, context, { code, end }): Promise<Message> {
    if (end === "me") return unlinkMe(services, context);
    if (end === "team") return unlinkTeam(services, context);
    if (code === undefined) return teamCode(services, context);
    if (code.toLowerCase() === "me") return ownCode(services, context);
    return redeem(services, context, code);
  },
});

async function teamCode({ linking }: Services, context: CommandContext): Promise<Message> {
  requireTeamManager(context);
  const code = await linking.offer(context.person, teamOf(context.channel));
  return codeMessage(
    code,
    "In the other server or workspace, somebody who may decide for it runs",
    "Both then share one list of favourites. Nothing is moved: /papers link end:team gives back to each what was voted there.",
  );
}

async function ownCode({ linking }: Services, { person }: CommandContext): Promise<Message> {
  const code = await linking.offer(person);
  return codeMessage(
    code,
    "With your other account, in the other server or workspace, run",
    "Your two accounts then count as one person. Show the code to nobody: whoever runs it becomes you. /papers link end:me undoes it.",
  );
}

function codeMessage(code: string, how: string, then: string): Message {
  return {
    summary: `Your code is ${code}. It works once, within ${CODE_MINUTES} minutes.`,
    blocks: [
      { kind: "heading", text: code },
      { kind: "paragraph", text: [`${how} `, { kind: "code", text: `/papers link ${code}` }, "."] },
      { kind: "note", text: [`The code works once, within ${CODE_MINUTES} minutes. ${then}`] },
    ],
  };
}

async function redeem(
  { linking, voting }: Services,
  context: CommandContext,
  code: string,
): Promise<Message> {
  const { person, channel, canManageTeam } = context;
  const team = teamOf(channel);
  const redeemed = await linking.redeem(code, { person, team, mayLinkTeam: canManageTeam });
  if (redeemed.outcome === "not-allowed") requireTeamManager(context);
  if (redeemed.outcome === "teams" || redeemed.outcome === "accounts") await voting.refresh(team);
  return plainMessage(words(redeemed));
}

async function unlinkMe({ store, voting }: Services, { person, channel }: CommandContext): Promise<Message> {
  if (!(await store.unlinkAccount(accountOf(person))))
    throw new UserError("This account is not linked with another. /papers link me links it.");
  await voting.refresh(teamOf(channel));
  return plainMessage("Unlinked: this account counts as a person of its own again.");
}

async function unlinkTeam({ store, voting }: Services, context: CommandContext): Promise<Message> {
  requireTeamManager(context);
  const team = teamOf(context.channel);
  const before = await store.linkedTeams(team);
  if (!(await store.unlinkTeam(team)))
    throw new UserError("Favourites are not shared with anybody. /papers link makes a code to share them.");
  for (const one of before) await voting.refresh(one);
  return plainMessage("Unlinked: each side has again the votes that were given there.");
}

function words(redeemed: Redeemed): string {
  switch (redeemed.outcome) {
    case "teams":
      return `Linked: ${redeemed.teams.length} servers and workspaces now share one list of favourites. /papers link end:team ends it.`;
    case "accounts":
      return "Linked: your accounts now count as one person. /papers link end:me undoes it.";
    case "already":
      throw new UserError("These two are linked already, or are one and the same.");
    case "unknown":
      throw new UserError(
        `This code is wrong, was used, or is older than ${CODE_MINUTES} minutes. Run /papers link on the other side for a new one.`,
      );
    case "too-many-tries":
      throw new UserError("That were too many wrong codes. Please try again in ten minutes.");
    case "too-many-links":
      throw new UserError("Ten are the most that can be linked. /papers link end:team takes one out.");
    case "not-allowed":
      throw new UserError("Only those who decide for the whole server or workspace can link it.");
    default:
      return redeemed satisfies never;
  }
}
