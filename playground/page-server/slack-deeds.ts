import type { Slack } from "../slack/index.ts";
import { EMOJI } from "../slack/world/emoji.ts";
import type { Person } from "./person.ts";

/** A person's action in the Slack chat. */
export interface SlackDeed {
  readonly kind:
    | "say"
    | "react"
    | "unreact"
    | "press"
    /** Opens a room. */
    | "visit"
    /** Chooses an entry in a message's menu, the `target`. */
    | "pick"
    /** Submits the modal. */
    | "submit"
    /** Types `text` into the modal's field `block`. */
    | "suggest"
    | "close";
  readonly channel: string;
  readonly text: string;
  readonly message: string;
  readonly target: string;
  readonly block: string | undefined;
  /** For a menu, the chosen value. */
  readonly value: string | undefined;
  readonly entered: Readonly<Record<string, string | readonly string[]>>;
}

/** What the page needs to know besides changes in the chat. */
interface Outcome {
  /** The problems with the modal's fields, by block_id. */
  readonly problems?: Readonly<Record<string, string>>;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

/** Performs the action. Throws an Error that tells the person why it is not possible. */
export async function onSlack(slack: Slack, person: Person, deed: SlackDeed): Promise<Outcome> {
  const user = person.slack;
  const message = () => {
    const found = [...slack.messages(deed.channel), ...slack.ephemerals(user, deed.channel)].find(
      ({ ts }) => ts === deed.message,
    );
    if (!found) throw new Error("That message is gone.");
    return found;
  };
  switch (deed.kind) {
    case "say": {
      const [, command, text = ""] = /^(\/\S+)\s*(.*)$/s.exec(deed.text) ?? [];
      // Slack itself reports errors in the channel.
      if (command === undefined) slack.say(user, deed.channel, toMarkup(slack, deed.text));
      else await slack.command(user, deed.channel, command, text);
      return {};
    }
    case "press":
      if (slack.home(user)?.id === deed.message || slack.modal(user)?.id === deed.message)
        await slack.pressInView(user, deed.message, deed.target, deed.block, deed.value);
      else await slack.press(user, message(), deed.target, deed.block, deed.value);
      return {};
    case "visit":
      if (!slack.channels.has(deed.channel)) slack.openHome(user);
      return {};
    case "pick":
      await slack.shortcut(user, message(), deed.target);
      return {};
    case "submit": {
      const { error, problems } = await slack.submit(user, deed.entered);
      if (error !== undefined) throw new Error(error);
      return problems ? { problems } : {};
    }
    case "suggest": {
      const options = await slack.suggestions(user, deed.block ?? "", deed.text);
      return {
        options: options.map(({ value, text }) => ({
          value: String(value),
          label: String((text as { readonly text: string }).text),
        })),
      };
    }
    case "close":
      slack.closeModal(user);
      return {};
    case "react":
      slack.react(user, message(), emojiName(deed.target));
      return {};
    case "unreact":
      slack.unreact(user, message(), emojiName(deed.target));
      return {};
    default:
      deed.kind satisfies never;
      throw new Error("The playground does not know how to do that.");
  }
}

/** Converts typed text as Slack's composer does: members' names become mentions. */
function toMarkup(slack: Slack, text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const linked = escaped.replace(/https?:\/\/[^\s]+/g, "<$&>");
  return linked.replace(/(?<![\w@])@([\p{L}\d_-]+)/gu, (whole, name: string) => {
    const wanted = name.toLowerCase();
    const member = [...slack.users.values()].find(
      (each) => each.name.toLowerCase() === wanted || each.realName.toLowerCase() === wanted,
    );
    return member ? `<@${member.id}>` : whole;
  });
}

/** The picker offers emoji characters; Slack needs their names. */
function emojiName(given: string): string {
  return Object.entries(EMOJI).find(([, glyph]) => glyph === given)?.[0] ?? given;
}
