import { randomUUID } from "node:crypto";
import { decodeAction } from "../chat/action.ts";
import type { ButtonPress, ChatHandlers, CommandCall, Person, Reply } from "../chat/adapter.ts";
import type { Command } from "../chat/command.ts";
import { plainReply } from "../chat/plain-message.ts";
import type { PaperStore } from "../papers/store.ts";
import type { Clock } from "../runtime/clock.ts";
import { UserError } from "../runtime/errors.ts";
import type { Log } from "../runtime/log.ts";
import { createRateLimit } from "../runtime/rate-limit.ts";
import type { SearchIndex } from "../search/search-index.ts";
import { AccessError, requireManager } from "../teams/authorization.ts";
import { counted } from "../text/format.ts";
import type { PostedMessageStore } from "../votes/store.ts";
import type { Voting } from "../votes/voting.ts";
import { suggest } from "./autocomplete.ts";
import { onePaper } from "./one-paper.ts";

/** For people who installed Paperboy only in their account, when a command needs it in the server or workspace. */
const NOT_HERE =
  "Paperboy was added to your account but not to this place, so here it can only look up papers. Once a server manager adds it, it can post and count votes here.";

/** Faster than people go for long. Beyond it, they are asked to wait so that others get served. */
const ASKED_AT_MOST = 30;
const ASKED_WITHIN_MS = 60_000;

/** The services that answering itself needs. */
interface Needed {
  readonly index: Pick<SearchIndex, "titles" | "names">;
  readonly store: Pick<PaperStore, "papers"> & Pick<PostedMessageStore, "openMessage">;
  readonly clock: Clock;
}

/** Answers commands, button presses and requests for suggestions. Never rejects. */
export function createAnswering<S extends Needed>(deps: {
  readonly commands: readonly Command<S>[];
  /** Passed to the commands. */
  readonly services: S;
  readonly voting: Pick<Voting, "press">;
  readonly log: Log;
}): Pick<ChatHandlers, "command" | "press" | "suggest"> {
  const { commands, services, voting, log } = deps;
  const limit = createRateLimit(services.clock, ASKED_AT_MOST, ASKED_WITHIN_MS);

  /** Turns errors into answers: a UserError's message as it is, anything else as a reference to the log. */
  async function answer(about: string, by: Person, work: () => Promise<Reply>): Promise<Reply> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof AccessError) log.info("refused: not a manager of the channel", { about, by });
      if (error instanceof UserError) return plainReply(error.message, error.option);
      const reference = randomUUID().slice(0, 8);
      log.error(`${about} failed`, { reference, error });
      return plainReply(
        `Sorry, something went wrong on our side. Try again in a minute; if it keeps happening, give Paperboy's operator the reference ${reference}.`,
      );
    }
  }

  async function runCommand(call: CommandCall): Promise<Reply> {
    const command = commands.find((candidate) => candidate.name === call.name);
    if (!command) throw new UserError("This command no longer exists. “/papers help” lists the others.");
    if (call.guest && !command.anywhere) throw new UserError(NOT_HERE);
    if (command.access === "manager") requireManager(call);
    const waitMs = limit.take(JSON.stringify(call.person));
    if (waitMs > 0) {
      const wait = counted(Math.ceil(waitMs / 1_000), "second");
      throw new UserError(`That was a lot at once. Try again in ${wait}.`);
    }
    const { person, channel, canManage, canManageTeam, managers, forum, parent, timeZone, message } = call;
    const context = {
      person,
      channel,
      canManage,
      canManageTeam,
      ...(managers ? { managers } : {}),
      ...(message ? { message } : {}),
      ...(forum ? { forum } : {}),
      ...(parent ? { parent } : {}),
      ...(timeZone ? { timeZone } : {}),
    };
    const meant = await onePaper(command, call, services.store);
    if ("kind" in meant) return meant;
    const answered = await command.run(services, context, meant.options);
    if ("kind" in answered) return answered;
    return { kind: "message", message: answered, private: command.reply === "private" };
  }

  async function press({ action: id, ...asked }: ButtonPress): Promise<Reply> {
    const action = decodeAction(id);
    if (!action) throw new UserError("This button is from an older message and no longer works.");
    switch (action.kind) {
      case "vote": {
        if (asked.guest) throw new UserError(NOT_HERE);
        const said = await voting.press(asked, action.paper);
        return { kind: "message", message: said, private: true };
      }
      case "run": {
        const reply = await runCommand({ ...asked, name: action.command, options: action.options });
        return action.update && reply.kind === "message" && reply.problem === undefined
          ? { kind: "update", message: reply.message }
          : reply;
      }
      default:
        return action satisfies never;
    }
  }

  return {
    command: (call) => answer(`command ${call.name}`, call.person, () => runCommand(call)),
    async suggest({ command, option, text }) {
      const kind = commands.find(({ name }) => name === command)?.options[option]?.suggest;
      try {
        return kind ? await suggest(kind, text, services) : [];
      } catch (error) {
        log.warn("no suggestions while typing", { error });
        return [];
      }
    },
    press: (pressed) => answer("a button", pressed.person, () => press(pressed)),
  };
}
