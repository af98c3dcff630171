import type { AckFn, BlockSuggestion, ViewResponseAction, ViewSubmitAction, webApi } from "@slack/bolt";
import type { Reply } from "../../../src/chat/adapter.ts";
import type { Clock } from "../../../src/runtime/clock.ts";
import { withDeadline } from "../../../src/runtime/deadline.ts";
import { messageOf } from "../../../src/runtime/errors.ts";
import { toChatError } from "../errors.ts";
import { channelRef, personRef } from "../refs.ts";
import {
  choiceOption,
  type FormOrigin,
  formView,
  noticeView,
  readFields,
  readOrigin,
  refilledView,
  waitingView,
} from "../render/form.ts";
import { LIMITS } from "../render/limits.ts";
import type { Home } from "./home.ts";
import { type House, replyTo } from "./interactions.ts";
import { readTypedEmoji } from "./reactions.ts";

/** Slack waits three seconds for the answer to a submitted modal. */
const ANSWER_WITHIN_MS = 2_000;

type Option = ReturnType<typeof choiceOption>;

/** Handles submissions of our modals. Nothing here rejects. */
export interface Submissions {
  submit(body: ViewSubmitAction, ack: AckFn<ViewResponseAction>): Promise<void>;
  /** Suggestions for a field while somebody types. */
  suggest(body: BlockSuggestion): Promise<Option[]>;
}

/** `web` must not retry calls. */
export function createSubmissions(
  house: House,
  home: Pick<Home, "refresh">,
  web: webApi.WebClient,
  clock: Clock,
): Submissions {
  const { handlers, people, answers, workspace, log } = house;

  const submitted = (body: ViewSubmitAction, origin: FormOrigin): Promise<Reply> =>
    replyTo(log, async () => {
      const channel = channelRef(workspace, origin.channel);
      const user = body.user.id;
      return handlers.command({
        name: origin.command,
        options: { ...origin.options, ...readEntered(body) },
        person: personRef(workspace, user),
        channel,
        ...(origin.message ? { message: { channel, id: origin.message } } : {}),
        ...(await people.standing(user, channel.id)),
      });
    });

  const wayBack = (body: ViewSubmitAction, { channel, message, thread }: FormOrigin) => ({
    user: body.user.id,
    channel: channelRef(workspace, channel),
    ...(message ? { message } : {}),
    ...(thread ? { thread } : {}),
  });

  const giveBack = async (reply: Reply, body: ViewSubmitAction, origin: FormOrigin): Promise<void> => {
    const way = wayBack(body, origin);
    await answers.give(reply, way);
    if (origin.home) await home.refresh(way.user, way.channel);
  };

  /** Whether the modal could be changed: the person may have closed it. */
  const change = async (id: string, view: ReturnType<typeof noticeView>): Promise<boolean> => {
    try {
      await web.views.update({ view_id: id, view });
      return true;
    } catch (error) {
      log.info("form not updated", { error: toChatError(error, "change a form").message });
      return false;
    }
  };

  return {
    async submit(body, ack) {
      const { view } = body;
      const origin = readOrigin(view);
      if (!origin) return ack({ response_action: "update", view: noticeView(view, OUTDATED) });
      const work = submitted(body, origin);
      const late = () => new Error("later");
      const quick = await withDeadline(clock, ANSWER_WITHIN_MS, work, late).catch(() => undefined);
      if (!quick) {
        await ack({ response_action: "update", view: waitingView(view) });
        const reply = await work;
        const problem = problemOf(reply, view.state.values);
        if (problem && (await change(view.id, refilledView(view, problem.words)))) return;
        if (!problem) await change(view.id, noticeView(view, DONE));
        return giveBack(reply, body, origin);
      }
      const problem = problemOf(quick, view.state.values);
      if (problem) return ack({ response_action: "errors", errors: { [problem.field]: problem.words } });
      const next = quick.kind === "form" ? formView(quick.form, origin) : undefined;
      if (next) return ack({ response_action: "update", view: next });
      await ack();
      await giveBack(quick, body, origin);
    },

    async suggest(body) {
      const origin = body.view && readOrigin(body.view);
      if (!origin) return [];
      const typing = { command: origin.command, option: body.action_id, text: body.value };
      try {
        const found = await handlers.suggest(typing);
        return found
          .filter(({ value }) => value !== "" && value.length <= LIMITS.optionValue)
          .slice(0, LIMITS.options)
          .map(({ label, value }) => choiceOption(label, value));
      } catch (error) {
        log.warn("form suggestions failed", {
          error: messageOf(error),
        });
        return [];
      }
    },
  };
}

function readEntered({ view }: ViewSubmitAction): Readonly<Record<string, string>> {
  const entered = Object.entries(readFields(view.state.values));
  return Object.fromEntries(entered.map(([name, value]) => [name, readTypedEmoji(value)]));
}

const OUTDATED = "This form is from an older version of Paperboy. Please run the command again.";
const DONE = "Done. You will find the answer in the conversation.";

/** The invalid field: the modal marks it and keeps what was typed. */
function problemOf(
  reply: Reply,
  fields: Readonly<Record<string, unknown>>,
): { readonly field: string; readonly words: string } | undefined {
  if (reply.kind !== "message" || reply.problem === undefined) return undefined;
  if (!Object.hasOwn(fields, reply.problem)) return undefined;
  return { field: reply.problem, words: reply.message.summary };
}
