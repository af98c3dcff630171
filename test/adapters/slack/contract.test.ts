import type { MessageRef, Person } from "../../../src/chat/adapter.ts";
import { type ChatStage, chatAdapterContract, type PostFault } from "../../contract/chat-adapter.ts";
import { buttonLabels, buttons, readBlocks } from "./reader.ts";
import { CHANNEL, createWorkspace, OTHER_CHANNEL } from "./stage.ts";

const KEYCAPS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "keycap_ten"];

const NAMES: Readonly<Record<string, string>> = {
  "👍": "+1",
  "👍🏽": "+1::skin-tone-4",
  "👎": "-1",
  "👀": "eyes",
  "❤️": "heart",
};

chatAdapterContract(
  "Slack, Bolt against the playground",
  { dedupes: false, slowHandlerMs: 3_500 },
  slackStage,
);

async function slackStage(): Promise<ChatStage> {
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
        seeds: KEYCAPS.flatMap((name, index) =>
          message.reactions.get(name)?.includes(slack.botUserId) ? [index + 1] : [],
        ),
      })),
    react: async (message, { user }, emoji) => slack.react(user, messageOf(message), reaction(emoji)),
    unreact: async (message, { user }, emoji) => slack.unreact(user, messageOf(message), reaction(emoji)),
    reactOddly: async (message, { user }) => {
      for (const name of ["tada", "parrot"]) slack.react(user, messageOf(message), name);
    },
    press: async (message, { user }, label, nth = 0) => {
      const shown = messageOf(message);
      const button = buttons(shown.blocks).filter(
        (candidate) => (candidate.text as { text: string }).text === label,
      )[nth];
      const answers = await slack.press(user, shown, String(button?.action_id));
      if (answers.error !== undefined) throw new Error(`Slack says ${answers.error}.`);
      const answer = await answers.message();
      return { private: answer.ephemeralFor === user, text: readBlocks(answer.blocks) };
    },
    run: async ({ user }, { id }, name, options) => {
      const words = Object.entries(options).map(([key, value]) => `${key}:"${value}"`);
      const answers = await slack.command(user, id, "/papers", [name, ...words].join(" "));
      if (answers.error !== undefined) throw new Error(`Slack says ${answers.error}.`);
      const answer = await answers.message();
      return { private: answer.ephemeralFor === user, text: readBlocks(answer.blocks) };
    },
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
