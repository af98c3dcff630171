import { createHash } from "node:crypto";
import type { BlockAction, types, webApi } from "@slack/bolt";
import { decodeAction } from "../../../src/chat/action.ts";
import type { ChannelRef, Reply } from "../../../src/chat/adapter.ts";
import type { Message } from "../../../src/chat/message.ts";
import { asMessage } from "../../../src/chat/reply.ts";
import { toChatError } from "../errors.ts";
import { openDirect } from "../out/open-dm.ts";
import type { Sender } from "../out/post.ts";
import { channelRef, personRef } from "../refs.ts";
import { pressedAction } from "../render/blocks.ts";
import { formView } from "../render/form.ts";
import { LIMITS } from "../render/limits.ts";
import { renderSlack, type SlackMessage } from "../render/message.ts";
import { plain } from "../render/rich-text.ts";
import { type House, replyTo } from "./interactions.ts";

/** The hidden command that fills the App Home. */
const HOME = "home";

/** What our view stores: the person's direct messages, where its commands run. */
interface ViewMemory {
  readonly channel: string;
  /** A hash of the App Home's content, so that it is published only if that changes. */
  readonly print?: string;
}

/** The App Home, and the answers that open in modals over it. Nothing here rejects. */
export interface Home {
  opened(event: {
    readonly user: string;
    readonly channel: string;
    readonly view?: { readonly private_metadata?: string } | undefined;
  }): Promise<void>;
  /** Publishes it again after someone changed what it shows. */
  refresh(user: string, channel: ChannelRef): Promise<void>;
  /** Handles a button in the App Home, or in an answer shown in a modal. */
  press(body: BlockAction): Promise<void>;
}

/** `web` must not retry calls. */
export function createHome(house: House, web: webApi.WebClient, sender: Sender): Home {
  const { commands, handlers, people, answers, workspace, log } = house;
  const filled = commands.some(({ name }) => name === HOME);

  const asked = async (user: string, channel: ChannelRef) => ({
    person: personRef(workspace, user),
    channel,
    ...(await people.standing(user, channel.id)),
  });
  const quietly = async (doing: string, call: () => Promise<unknown>): Promise<boolean> => {
    try {
      await call();
      return true;
    } catch (error) {
      log.warn("home call failed", { error: toChatError(error, doing).message });
      return false;
    }
  };

  const inView = <T>(message: Message, call: (content: SlackMessage) => Promise<T>): Promise<T> =>
    sender.atOnce(message, call, LIMITS.viewBlocks);

  const publish = async (user: string, message: Message, channel: ChannelRef, shown: string | undefined) => {
    const print = printOf(message);
    if (print === shown) return;
    const private_metadata = JSON.stringify({ channel: channel.id, print } satisfies ViewMemory);
    await quietly("show the App Home", () =>
      inView(message, ({ blocks }) =>
        web.views.publish({ user_id: user, view: { type: "home", private_metadata, blocks } }),
      ),
    );
  };
  const fill = async (user: string, channel: ChannelRef, shown: string | undefined): Promise<void> => {
    const reply = await replyTo(log, async () =>
      handlers.command({ name: HOME, options: {}, ...(await asked(user, channel)) }),
    );
    await publish(user, asMessage(reply).message, channel, shown);
  };

  const modal = (blocks: types.KnownBlock[], channel: ChannelRef): types.ModalView => ({
    type: "modal",
    title: plain("Paperboy"),
    close: plain("Close"),
    private_metadata: JSON.stringify({ channel: channel.id } satisfies ViewMemory),
    blocks,
  });

  /** Shows an answer where the person is looking: over the App Home, or in the view of the pressed button. */
  const show = async (reply: Reply, press: HomePress): Promise<void> => {
    const { view, channel, trigger, user } = press;
    if (reply.kind === "update") {
      if (view.type === "home") return publish(user, reply.message, channel, undefined);
      return void (await quietly("turn a page", () =>
        inView(reply.message, ({ blocks }) =>
          web.views.update({ view_id: view.id, view: modal(blocks, channel) }),
        ),
      ));
    }
    const open = (next: types.ModalView) =>
      view.type === "home"
        ? web.views.open({ trigger_id: trigger, view: next })
        : web.views.push({ trigger_id: trigger, view: next });
    const openAnswer = async (message: Message): Promise<void> => {
      const words = renderSlack(message, { blocks: LIMITS.viewBlocks }).blocks;
      const { view: opened } = await open(modal(words, channel));
      // The trigger would expire before the pictures are ready.
      if (!opened?.id || !message.blocks.some(({ kind }) => kind === "chart")) return;
      await inView(message, ({ blocks }) =>
        web.views.update({ view_id: opened.id ?? "", view: modal(blocks, channel) }),
      );
    };
    const form =
      reply.kind === "form" ? formView(reply.form, { channel: channel.id, home: true }) : undefined;
    const opened = await quietly("open an answer", () =>
      form ? open(form) : openAnswer(asMessage(reply).message),
    );
    const files = reply.kind === "message" && reply.message.files !== undefined;
    if (!opened || files) await answers.give(reply, { user, channel });
  };

  const carryOut = async ({ action: id, user, channel, view }: HomePress): Promise<Reply> => {
    const action = decodeAction(id);
    const who = await asked(user, channel);
    if (action?.kind !== "run") {
      return handlers.press({ ...who, action: id, message: { channel, id: view.id } });
    }
    // A view has no message to refer to.
    const reply = await handlers.command({ ...who, name: action.command, options: action.options });
    return action.update && reply.kind === "message" && reply.problem === undefined
      ? { kind: "update", message: reply.message }
      : reply;
  };

  return {
    async opened({ user, channel, view }) {
      if (filled) await fill(user, channelRef(workspace, channel), readMemory(view?.private_metadata)?.print);
    },

    async refresh(user, channel) {
      if (filled) await fill(user, channel, undefined);
    },

    async press(body) {
      const action = pressedAction(body.actions[0]);
      const { view, user } = body;
      if (action === undefined || !view) return;
      const memory = readMemory(view.private_metadata);
      let channel: ChannelRef;
      try {
        channel = channelRef(workspace, memory?.channel ?? (await openDirect(web, user.id)));
      } catch (error) {
        log.warn("home button not answered", {
          error: toChatError(error, "open direct messages").message,
        });
        return;
      }
      const press: HomePress = {
        action,
        user: user.id,
        channel,
        trigger: body.trigger_id,
        view: { id: view.id, type: view.type },
      };
      const reply = await replyTo(log, () => carryOut(press));
      await show(reply, press);
      // The press may have changed what the App Home shows.
      if (filled && view.type === "home" && reply.kind !== "update") {
        await fill(user.id, channel, memory?.print);
      }
    },
  };
}

interface HomePress {
  readonly action: string;
  readonly user: string;
  readonly channel: ChannelRef;
  readonly trigger: string;
  readonly view: { readonly id: string; readonly type: string };
}

/** A hash of a view's content, independent of its charts' file ids. */
function printOf(message: Message): string {
  const blocks = JSON.stringify(renderSlack(message, { blocks: LIMITS.viewBlocks }).blocks);
  return createHash("sha256").update(blocks).digest("base64url").slice(0, 16);
}

function readMemory(written: string | undefined): ViewMemory | undefined {
  try {
    const memory = JSON.parse(written ?? "") as Partial<ViewMemory> | null;
    return typeof memory?.channel === "string" ? { ...memory, channel: memory.channel } : undefined;
  } catch {
    return undefined;
  }
}
