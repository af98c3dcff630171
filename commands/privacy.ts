import { type CommandContext, defineCommand } from "../src/chat/command.ts";
import { buttonRow, runAction } from "../src/chat/command-button.ts";
import type { Message } from "../src/chat/message.ts";
import { choice, text } from "../src/chat/option.ts";
import { plainMessage } from "../src/chat/plain-message.ts";
import { UserError } from "../src/runtime/errors.ts";
import type { Services } from "../src/services.ts";
import { accountOf } from "../src/teams/account-id.ts";
import { requireTeamManager } from "../src/teams/authorization.ts";
import type { RowCounts } from "../src/teams/privacy-store.ts";
import { teamOf } from "../src/teams/team-id.ts";
import { counted, number } from "../src/text/format.ts";
import { clip } from "../src/text/truncate.ts";
import { TEAM } from "./parts/groups.ts";
import { setRetention, setSwitch } from "./parts/privacy-settings.ts";

export const privacy = defineCommand({
  name: "privacy",
  group: TEAM,
  description: "What Paperboy keeps about you and this team, how to see it, and how to delete it",
  options: {
    what: choice("export or forget you; for managers: names, agents, retention, delete-team", [
      "export",
      "forget",
      "names",
      "agents",
      "retention",
      "delete-team",
    ]),
    value: text("names and agents: on or off; retention: a number of months, or forever", { maxLength: 20 }),
    confirm: choice("Do it", ["yes"], { hidden: true }),
  },
  reply: "private",
  async run(services: Services, context, { what, value, confirm }): Promise<Message> {
    const sure = confirm === "yes";
    switch (what) {
      case undefined:
        return overview(services, context);
      case "export":
        return exported(services, context);
      case "forget":
        return sure ? forget(services, context) : askForget();
      case "names":
      case "agents":
        return setSwitch(services, context, what, value);
      case "retention":
        return setRetention(services, context, value);
      case "delete-team":
        return sure ? deleteTeam(services, context) : askDeleteTeam(services, context);
      default:
        return what satisfies never;
    }
  },
});

async function overview({ store }: Services, { channel }: CommandContext): Promise<Message> {
  const { names, agents, retentionMonths } = await store.teamSettings(teamOf(channel));
  const library = await store.referenceLibrary(teamOf(channel));
  return {
    summary: "What Paperboy keeps about you and this team, and how to see or delete it.",
    blocks: [
      { kind: "heading", text: "Privacy" },
      {
        kind: "paragraph",
        text: [
          "Paperboy keeps which papers you voted for, marked or saved, where and when, under your account's id. It keeps no names, an e-mail address only where you gave it one, and reads no conversations. In channels that collect shared papers, it keeps which papers were linked to, but not by whom or with which words.",
        ],
      },
      {
        kind: "paragraph",
        text: [
          names
            ? "In this team, favourites show who voted."
            : "In this team, only the number of votes is shown.",
          retentionMonths === undefined
            ? " Votes are kept for good."
            : ` Votes are deleted after ${counted(retentionMonths, "month")}.`,
          agents ? " Members may let AI assistants read what the team likes." : "",
          library
            ? ` Papers can be sent to the Zotero library “${clip(library.group.name, 60)}”, without names.`
            : "",
        ],
      },
      buttonRow(
        runAction("Get my data", "privacy", { what: "export" }),
        runAction("Forget me", "privacy", { what: "forget" }),
      ),
      {
        kind: "note",
        text: [
          "Managers of the server or workspace can change this: ",
          { kind: "code", text: "/papers team privacy names on" },
          ", ",
          { kind: "code", text: "/papers team privacy agents on" },
          ", ",
          { kind: "code", text: "/papers team privacy retention 12" },
          ", ",
          { kind: "code", text: "/papers team privacy delete-team" },
          ".",
        ],
      },
    ],
  };
}

async function exported({ store, clock }: Services, { person }: CommandContext): Promise<Message> {
  const rows = await store.personalData(person);
  const kept = Object.values(rows).reduce((sum, list) => sum + list.length, 0);
  const content = { exportedAt: new Date(clock.now()).toISOString(), account: person, ...rows };
  return {
    ...plainMessage(
      kept === 0
        ? "Paperboy keeps nothing about you. The file says so."
        : `This is everything that Paperboy keeps about you: ${listed(lengths(rows))}. Times are milliseconds since 1970, UTC.`,
    ),
    files: [
      {
        name: "paperboy-my-data.json",
        mediaType: "application/json",
        content: `${JSON.stringify(content, null, 2)}\n`,
      },
    ],
  };
}

function askForget(): Message {
  return confirming(
    "Forget you? Your votes, marks, reading list and links are deleted for good, here and everywhere else Paperboy knows you. Your reactions on existing messages stop counting; what you do from then on counts.",
    "Forget me",
    "forget",
  );
}

async function forget(
  { store, voting, forgetting, clock }: Services,
  { person }: CommandContext,
): Promise<Message> {
  const waitMs = forgetting.take(accountOf(person));
  if (waitMs > 0) {
    const wait = counted(Math.ceil(waitMs / 60_000), "minute");
    throw new UserError(
      `You have been forgotten several times within the hour. Please try again in ${wait}.`,
    );
  }
  const { teams, rows: forgotten } = await store.forgetPerson(person, clock.now());
  for (const team of teams) await voting.refresh(team);
  return plainMessage(
    Object.keys(forgotten).length === 0
      ? "Paperboy knew nothing about you."
      : `Forgotten, and gone from the database: ${listed(forgotten)}. Older backups still contain it until they are deleted.`,
  );
}

async function askDeleteTeam({ store }: Services, context: CommandContext): Promise<Message> {
  requireTeamManager(context);
  const { rows, people } = await store.teamData(teamOf(context.channel));
  if (Object.keys(rows).length === 0) return plainMessage("Paperboy keeps nothing about this team.");
  return confirming(
    `Delete everything about this server or workspace for good? That is ${listed(rows)}; ${counted(people, "person has", "people have")} voted. All its channels stop getting papers, and linked ones lose these votes. It cannot be undone.`,
    "Delete it all",
    "delete-team",
  );
}

async function deleteTeam({ store, voting }: Services, context: CommandContext): Promise<Message> {
  requireTeamManager(context);
  const team = teamOf(context.channel);
  const others = (await store.linkedTeams(team)).filter((one) => one !== team);
  const deleted = await store.deleteTeam(team);
  for (const one of others) await voting.refresh(one);
  return plainMessage(
    `Deleted, and gone from the database: ${listed(deleted) || "nothing, there was nothing"}. Older backups still contain it until they are deleted. To start again, run “/papers subscribe”.`,
  );
}

function confirming(question: string, label: string, what: string): Message {
  const action = runAction(label, "privacy", { what, confirm: "yes" }, true);
  return {
    summary: question,
    blocks: [{ kind: "paragraph", text: [question] }, buttonRow(action && { ...action, style: "danger" })],
  };
}

function lengths(rows: Readonly<Record<string, readonly unknown[]>>): RowCounts {
  return Object.fromEntries(Object.entries(rows).map(([name, list]) => [name, list.length]));
}

/** Formats `votes: 12, subscriptions: 1`. */
function listed(counts: RowCounts): string {
  return Object.entries(counts)
    .filter(([, n]) => n > 0)
    .map(([name, n]) => `${name}: ${number(n)}`)
    .join(", ");
}
