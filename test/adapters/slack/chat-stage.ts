import type { MessageRef, Person } from "../../../src/chat/adapter.ts";
import type { PostFault } from "../../contract/chat-adapter.ts";
import type { RepliesStage, SeenAnswer } from "../../contract/chat-replies.ts";
import { until } from "../../until.ts";
import { buttonLabels, buttons, menus, readBlocks } from "./reader.ts";
import { fieldsOf, fillIn, titleOf, wordsOfModal } from "./seen-form.ts";
import { CHANNEL, createWorkspace, OTHER_CHANNEL } from "./stage.ts";

const KEYCAPS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "keycap_ten"];

const NAMES: Readonly<Record<string, string>> = {
  "👍": "+1",
  "👍🏽": "+1::skin-tone-4",
  "👎": "-1",
  "👀": "eyes",
  "❤️": "heart",
};

/** The contracts' stage: a Slack workspace on loopback, with Bolt in it and people at hand. */
export async function slackStage(): Promise<RepliesStage> {
  const workspace = await createWorkspace();
  const { slack } = workspace;
  const person = (user: string): Person => ({ platform: "slack", workspace: slack.workspaceId, user });
  const channel = (id: string) => ({ platform: "slack" as const, workspace: slack.workspaceId, id });
  const messageOf = ({ channel: { id: where }, id }: MessageRef) => {
    const found = slack.messages(where).find((message) => message.ts === id);
    if (!found) throw new Error(`There is no message ${id} in ${where}.`);
    return found;
  };
  const reaction = (emoji: number | string) =>
    typeof emoji === "number" ? (KEYCAPS[emoji - 1] ?? "") : (NAMES[emoji] ?? "");
  type Message = ReturnType<typeof messageOf>;

  /** Does something and waits for what comes of it: a message of the bot's, a changed one, or a form. */
  const seen = async (
    user: string,
    where: string,
    act: () => Promise<string | undefined>,
  ): Promise<SeenAnswer> => {
    const print = (message: Message) => JSON.stringify([message.ts, message.text, message.blocks]);
    const all = () => [...slack.messages(where), ...slack.ephemerals(user, where)];
    const before = new Map(all().map((message) => [message, print(message)]));
    const formBefore = slack.modal(user);
    const problem = await act();
    const news = () => all().find((message) => before.get(message) !== print(message));
    const form = () => {
      const modal = slack.modal(user);
      const opened = modal && (modal !== formBefore || problem !== undefined);
      return opened && fieldsOf(slack, user).length > 0 ? modal : undefined;
    };
    await until("there is an answer", () => Boolean(news() ?? form()));
    const message = news();
    if (!message) return seenForm(user, where, problem ?? wordsOfModal(slack, user));
    return {
      kind: before.has(message) ? "update" : "message",
      private: message.ephemeralFor === user,
      text: readBlocks(message.blocks),
      buttons: buttonLabels(message.blocks),
      press: (label) => seen(user, where, () => pressOn(message, user, label)),
    };
  };
  const seenForm = (user: string, where: string, words: string): SeenAnswer => ({
    kind: "form",
    private: true,
    text: words,
    buttons: [],
    press: () => Promise.reject(new Error("A form has no such button.")),
    form: {
      title: titleOf(slack, user),
      fields: fieldsOf(slack, user),
      submit: (entered) =>
        seen(user, where, async () => {
          const { error, problems } = await fillIn(slack, user, entered);
          if (error !== undefined) throw new Error(`Slack says ${error}.`);
          // What was typed stays in the fields.
          return problems && [...Object.values(problems), ...Object.values(entered)].join("\n");
        }),
    },
  });
  const pressOn = async (message: Message, user: string, label: string, nth = 0) => {
    const button = buttons(message.blocks).filter(
      (candidate) => (candidate.text as { text: string }).text === label,
    )[nth];
    const { error } = await slack.press(user, message, String(button?.action_id));
    if (error !== undefined) throw new Error(`Slack says ${error}.`);
    return undefined;
  };
  const command = async (user: string, where: string, line: string) => {
    const { error } = await slack.command(user, where, "/papers", line);
    if (error !== undefined) throw new Error(`Slack says ${error}.`);
    return undefined;
  };

  const ask: RepliesStage["ask"] = ({ user }, { id }, name, options = {}) => {
    const words = Object.entries(options).map(([key, value]) => `${key}:"${value}"`);
    return seen(user, id, () => command(user, id, [name, ...words].join(" ")));
  };

  return {
    adapter: workspace.adapter(),
    channel: channel(CHANNEL),
    otherChannel: channel(OTHER_CHANNEL),
    ada: person("U0ADA"),
    ben: person("U0BEN"),
    manager: person("U0MIA"),
    now: () => Date.now(),
    another: () => workspace.adapter(),
    read: async ({ id }) =>
      slack.messages(id).map((message) => ({
        id: message.ts,
        text: readBlocks(message.blocks),
        buttons: buttonLabels(message.blocks),
        under: message.threadTs,
        seeds: KEYCAPS.flatMap((name, index) =>
          message.reactions.get(name)?.includes(slack.botUserId) ? [index + 1] : [],
        ),
      })),
    react: async (message, { user }, emoji) => slack.react(user, messageOf(message), reaction(emoji)),
    unreact: async (message, { user }, emoji) => slack.unreact(user, messageOf(message), reaction(emoji)),
    reactOddly: async (message, { user }) => {
      for (const name of ["tada", "parrot"]) slack.react(user, messageOf(message), name);
    },
    press: (message, { user }, label, nth) =>
      seen(user, message.channel.id, () => pressOn(messageOf(message), user, label, nth)),
    tap: (message, { user }, label) =>
      seen(user, message.channel.id, () => pressOn(messageOf(message), user, label)),
    choose: (message, { user }, label) =>
      seen(user, message.channel.id, async () => {
        const stored = messageOf(message);
        for (const { id, options } of menus(stored.blocks)) {
          const value = options.find((one) => one.label === label)?.value;
          if (value !== undefined) await slack.press(user, stored, id, undefined, value);
        }
        return undefined;
      }),
    run: ask,
    ask,
    privates: async ({ user }) => slack.directMessages(user).map((message) => readBlocks(message.blocks)),
    failNextPost: (fault: PostFault) => {
      const only = { match: (method: string) => method === "chat.postMessage", times: 1 };
      switch (fault) {
        case "lost-answer":
          return slack.fault({ ...only, kind: "500-after" });
        case "rate-limited":
          return slack.fault({ ...only, kind: "ratelimited", retryAfter: 7 });
        case "forbidden":
          return workspace.refuse("chat.postMessage", "not_in_channel");
        case "gone":
          return workspace.refuse("chat.postMessage", "channel_not_found");
        case "rejected":
          return workspace.refuse("chat.postMessage", "invalid_blocks");
        default:
          return fault satisfies never;
      }
    },
    cut: async () => slack.dropConnections(),
    removeChannel: async ({ id }) => slack.deleteChannel(id),
    close: workspace.close,
  };
}
