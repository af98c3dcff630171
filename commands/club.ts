import type { CommandContext } from "../src/chat/command.ts";
import { defineCommand } from "../src/chat/command.ts";
import { buttonRow, runAction } from "../src/chat/command-button.ts";
import type { Form } from "../src/chat/form.ts";
import type { Message } from "../src/chat/message.ts";
import { choice, integer, type OptionValues, reading, somebody, text } from "../src/chat/option.ts";
import type { Reply } from "../src/chat/reply.ts";
import { meetingNews } from "../src/club/meeting-message.ts";
import { cancel, schedule, zoneOf } from "../src/club/meetings.ts";
import { clubOverview, clubPast } from "../src/club/overview.ts";
import type { Nomination } from "../src/club/store.ts";
import { findPaper } from "../src/library/paper-option.ts";
import type { KnownPaper } from "../src/papers/paper.ts";
import { shownTitle } from "../src/papers/shown-title.ts";
import { UserError } from "../src/runtime/errors.ts";
import type { Services } from "../src/services.ts";
import { accountOf } from "../src/teams/account-id.ts";
import { teamOf } from "../src/teams/team-id.ts";
import { clip } from "../src/text/truncate.ts";
import { readDate } from "../src/time/parse-date.ts";
import { readTime } from "../src/time/parse-time.ts";

const options = {
  verb: choice("What to do (default list)", [
    "list",
    "nominate",
    "vote",
    "withdraw",
    "schedule",
    "cancel",
    "history",
  ]),
  paper: text("arXiv id or link, like 2506.01234", { suggest: "id", maxLength: 500 }),
  date: reading("To schedule: a date like 2026-12-03, tomorrow or thursday", readDate, { maxLength: 60 }),
  time: reading("To schedule: a time of day like 15:00, in this channel's time zone", readTime, {
    maxLength: 20,
  }),
  presenter: somebody("To schedule: who presents"),
  minutes: integer("To schedule: how long (default 60)", { min: 10, max: 240 }),
  page: integer("Which page", { min: 1, max: 1_000, hidden: true }),
};

type Args = OptionValues<typeof options>;

export const club = defineCommand({
  name: "club",
  description: "The journal club: nominate papers, vote, set a date and a presenter, look back",
  options,
  reply: "channel",
  async run(services: Services, context, args): Promise<Reply> {
    const { verb = "list", page = 1 } = args;
    switch (verb) {
      case "list":
        return privately(await clubOverview(services, context, page));
      case "history":
        return privately(await clubPast(services, context, page));
      case "nominate":
        return nominate(services, context, await paperOf(services, args));
      case "vote": {
        const paper = await paperOf(services, args);
        await services.voting.set(context, paper.id, "up", true);
        return privately(said("You voted for", paper));
      }
      case "withdraw":
        return withdraw(services, context, await paperOf(services, args));
      case "schedule": {
        const paper = await paperOf(services, args);
        if (!args.date || !args.time) return { kind: "form", form: await whenForm(services, context, paper) };
        const { meeting, news } = await schedule(services, context, paper, args);
        return publicly(meetingNews(meeting, news));
      }
      case "cancel":
        return publicly(
          meetingNews(await cancel(services, context, await paperOf(services, args)), "cancelled"),
        );
      default:
        return verb satisfies never;
    }
  },
});

async function paperOf(services: Services, { paper }: Args): Promise<KnownPaper> {
  if (!paper) throw new UserError("Which paper? Give its arXiv id or a link to it.", { option: "paper" });
  return findPaper(paper, services);
}

async function nominate(
  { store, clock }: Services,
  { channel, person }: CommandContext,
  paper: KnownPaper,
): Promise<Reply> {
  const fresh = await store.nominate({
    team: teamOf(channel),
    paper: paper.id,
    by: person,
    at: clock.now(),
  });
  if (!fresh) return privately(said("Already nominated", paper));
  const message = said("Nominated for the journal club", paper);
  const buttons = buttonRow(
    runAction("Schedule …", "club", { verb: "schedule", paper: paper.id }),
    runAction("Journal club", "club"),
  );
  return publicly({ ...message, blocks: [...message.blocks, buttons] });
}

async function withdraw(
  { store }: Services,
  { channel, person, canManage }: CommandContext,
  paper: KnownPaper,
): Promise<Reply> {
  const team = teamOf(channel);
  const mine = ({ by }: Nomination) => accountOf(by) === accountOf(person);
  const nominated = (await store.nominations(team)).filter((one) => one.paper.id === paper.id);
  if (nominated.length === 0)
    throw new UserError(`“${shownTitle(paper)}” is not nominated. See what is with “/papers club”.`);
  // A linked team's nominations can only be withdrawn there.
  const nomination = nominated.find((one) => mine(one) || (canManage && one.team === team));
  if (!nomination) {
    throw new UserError(
      nominated.some((one) => one.team === team)
        ? "Somebody else nominated it. They, or somebody who manages this channel, can withdraw it."
        : "It was nominated in a linked server or workspace, and can be withdrawn there.",
    );
  }
  await store.withdrawNomination(nomination.team, paper.id);
  return privately(said("No longer nominated", paper));
}

/** Returns a form that asks for the missing date or time. */
async function whenForm(services: Services, context: CommandContext, paper: KnownPaper): Promise<Form> {
  const zone = await zoneOf(services, context);
  return {
    command: "club",
    title: "Journal club",
    submit: "Schedule",
    options: { verb: "schedule", paper: paper.id },
    sections: [
      {
        name: "when",
        label: `When to read “${clip(shownTitle(paper), 20)}”`,
        fields: [
          {
            kind: "text",
            name: "date",
            label: "Date",
            hint: "Like 2026-12-03, tomorrow or thursday",
            required: true,
            maxLength: 60,
          },
          { kind: "time", name: "time", label: clip(`Time in ${zone}`, 45), value: "15:00" },
        ],
      },
    ],
  };
}

function said(what: string, paper: KnownPaper): Message {
  const title = shownTitle(paper);
  return {
    summary: `${what}: “${title}”.`,
    blocks: [{ kind: "paragraph", text: [`${what}: “`, { kind: "strong", text: title }, "”."] }],
  };
}

function privately(message: Message): Reply {
  return { kind: "message", message, private: true };
}

function publicly(message: Message): Reply {
  return { kind: "message", message, private: false };
}
