import { type CommandContext, defineCommand } from "../src/chat/command.ts";
import { runAction } from "../src/chat/command-button.ts";
import type { Message, Text } from "../src/chat/message.ts";
import { choice, text } from "../src/chat/option.ts";
import { plainMessage } from "../src/chat/plain-message.ts";
import type { Person } from "../src/chat/refs.ts";
import { UserError } from "../src/runtime/errors.ts";
import type { Services } from "../src/services.ts";
import { accountOf, personOf } from "../src/teams/account-id.ts";
import { requireTeamManager } from "../src/teams/authorization.ts";
import { CODE_MINUTES } from "../src/teams/link-codes.ts";
import type { Redeemed } from "../src/teams/store.ts";
import { type TeamId, teamOf } from "../src/teams/team-id.ts";
import { TEAM } from "./parts/groups.ts";

export const link = defineCommand({
  name: "link",
  group: TEAM,
  description: "Share favourites with another server or workspace, or link your own accounts",
  options: {
    code: text("A code from the other side; “me” to link your own accounts; leave empty to create one", {
      maxLength: 20,
    }),
    end: choice("End it: for the team, or for your own account", ["team", "me"]),
    confirm: choice("Do it", ["yes"], { hidden: true }),
  },
  reply: "private",
  async run(services: Services, context, { code, end, confirm }): Promise<Message> {
    if (end === "me") return unlinkMe(services, context);
    if (end === "team") return unlinkTeam(services, context);
    if (code === undefined) return teamCode(services, context);
    if (code.toLowerCase() === "me") return ownCode(services, context);
    return redeem(services, context, code, confirm === "yes");
  },
});

type Unconfirmed = Extract<Redeemed, { outcome: "unconfirmed" }>;

async function teamCode({ linking }: Services, context: CommandContext): Promise<Message> {
  requireTeamManager(context);
  const code = await linking.offer(context.person, teamOf(context.channel));
  return codeMessage(
    code,
    "In the other server or workspace, one of its managers runs",
    "Both then share one list of favourites. Nothing is moved: after “/papers team link end:team”, each side keeps its own votes.",
  );
}

async function ownCode({ linking }: Services, { person }: CommandContext): Promise<Message> {
  const code = await linking.offer(person);
  return codeMessage(
    code,
    "With your other account, in the other server or workspace, run",
    "Your two accounts then count as one person. Keep the code to yourself: anyone who enters it becomes you. Undo it with “/papers team link end:me”.",
  );
}

function codeMessage(code: string, how: string, then: string): Message {
  return {
    summary: `Your code is ${code}. It works once, within ${CODE_MINUTES} minutes.`,
    blocks: [
      { kind: "heading", text: code },
      { kind: "paragraph", text: [`${how} `, { kind: "code", text: `/papers team link ${code}` }, "."] },
      { kind: "note", text: [`The code works once, within ${CODE_MINUTES} minutes. ${then}`] },
    ],
  };
}

async function redeem(
  { linking, voting }: Services,
  context: CommandContext,
  code: string,
  confirmed: boolean,
): Promise<Message> {
  const { person, channel, canManageTeam } = context;
  const team = teamOf(channel);
  const redeemed = await linking.redeem(code, { person, team, mayLinkTeam: canManageTeam, confirmed });
  if (redeemed.outcome === "unconfirmed") return asking(redeemed, context, code);
  if (redeemed.outcome === "not-allowed") requireTeamManager(context);
  if (redeemed.outcome === "teams" || redeemed.outcome === "accounts") await voting.refresh(team);
  return plainMessage(words(redeemed));
}

async function unlinkMe({ store, voting }: Services, { person, channel }: CommandContext): Promise<Message> {
  if (!(await store.unlinkAccount(accountOf(person))))
    throw new UserError("This account is not linked to another. Link it with “/papers team link me”.");
  await voting.refresh(teamOf(channel));
  return plainMessage("Unlinked: this account counts as its own person again.");
}

async function unlinkTeam({ store, voting }: Services, context: CommandContext): Promise<Message> {
  requireTeamManager(context);
  const team = teamOf(context.channel);
  const before = await store.linkedTeams(team);
  if (!(await store.unlinkTeam(team)))
    throw new UserError(
      "Favourites are not shared with anybody. To share them, get a code with “/papers team link”.",
    );
  for (const one of before) await voting.refresh(one);
  return plainMessage("Unlinked: each side keeps its own votes.");
}

/** Asks for confirmation: says whose account, or which team, a code links, and what will be shared. */
function asking({ by, teams }: Unconfirmed, { person }: CommandContext, code: string): Message {
  const maker: Text = accountShown(personOf(by), person);
  const question = teams
    ? "Share favourites with another server or workspace?"
    : "Link somebody's account with yours?";
  const who: Text = teams
    ? [
        "This code links the server or workspace ",
        teams.map(teamShown).join(", "),
        ". It was made by ",
        ...maker,
        ".",
      ]
    : ["This code links your own account with ", ...maker, ", as one person."];
  const what = teams
    ? "Both sides then share one list of favourites, one journal club, and the more careful privacy settings of the two: each sees how many on the other side voted for a paper, and who did where both have switched names on. Nothing is moved. End it with “/papers team link end:team”."
    : "Go on only if that account is your own. Its owner can then see and delete everything that Paperboy keeps about you: votes, reading list, watches. Ending it with “/papers team link end:me” brings back nothing that was deleted.";
  const action = runAction(
    teams ? "Share favourites" : "It is mine: link it",
    "link",
    { code, confirm: "yes" },
    true,
  );
  return {
    summary: question,
    blocks: [
      { kind: "heading", text: question },
      { kind: "paragraph", text: who },
      { kind: "paragraph", text: [what] },
      ...(action ? [{ kind: "actions", actions: [action] } as const] : []),
      { kind: "note", text: ["Nothing is linked yet. Leave it, and the code expires by itself."] },
    ],
  };
}

/** Returns an account as its platform shows it, or as an id if that is another platform or workspace. */
function accountShown(account: Person, reader: Person): Text {
  const { platform, workspace, user } = account;
  if (platform === reader.platform && workspace === reader.workspace)
    return [{ kind: "person", person: account }];
  const where = workspace === "" ? "" : ` of workspace ${workspace}`;
  return [`the account ${user}${where} on ${capitalized(platform)}`];
}

function teamShown(team: TeamId): string {
  const [platform = "", ...id] = team.split(":");
  return `${id.join(":")} on ${capitalized(platform)}`;
}

function capitalized(platform: string): string {
  return platform.charAt(0).toUpperCase() + platform.slice(1);
}

function words(redeemed: Exclude<Redeemed, Unconfirmed>): string {
  switch (redeemed.outcome) {
    case "teams":
      return `Linked: ${redeemed.teams.length} servers and workspaces now share one list of favourites. End it with “/papers team link end:team”.`;
    case "accounts":
      return "Linked: your accounts now count as one person. Undo it with “/papers team link end:me”.";
    case "already":
      throw new UserError("These two are already linked, or are the same.");
    case "unknown":
      throw new UserError(
        `This code is wrong, was used, or is older than ${CODE_MINUTES} minutes. Get a new one on the other side with “/papers team link”.`,
      );
    case "too-many-tries":
      throw new UserError("Too many wrong codes. Try again in ten minutes.");
    case "too-many-links":
      throw new UserError("You can link at most ten. Take one out with “/papers team link end:team”.");
    case "not-allowed":
      throw new UserError("Only managers of the whole server or workspace can link it.");
    default:
      return redeemed satisfies never;
  }
}
