import type { Slack } from "../../../playground/slack/index.ts";
import type { SeenForm } from "../../contract/chat-replies.ts";
import { readBlocks } from "./reader.ts";

type Json = Readonly<Record<string, unknown>>;

/** A field as the modal spells it. */
export interface SlackField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly element: Json;
}

/** The fields of the modal before a person, in reading order. */
export function fieldsOf(slack: Slack, user: string): readonly SlackField[] {
  return blocksOf(slack, user)
    .filter((block) => block.type === "input")
    .map((block) => ({
      name: String(block.block_id),
      label: String((block.label as Json).text),
      value: shown(block.element as Json),
      element: block.element as Json,
    }));
}

/** What the modal before a person says besides its fields. */
export function wordsOfModal(slack: Slack, user: string): string {
  return readBlocks(blocksOf(slack, user).filter((block) => block.type !== "input"));
}

/** The title of the modal before a person. */
export function titleOf(slack: Slack, user: string): string {
  return String((slack.modal(user)?.given.title as Json | undefined)?.text ?? "");
}

/** Enters these by field name into the modal before a person, and submits it. */
export async function fillIn(
  slack: Slack,
  user: string,
  entered: Parameters<SeenForm["submit"]>[0],
): Promise<Awaited<ReturnType<Slack["submit"]>>> {
  for (const { name, element } of fieldsOf(slack, user)) {
    const typed = entered[name];
    if (element.type === "external_select" && typed !== undefined)
      await slack.suggestions(user, name, String(typed));
  }
  return slack.submit(user, entered);
}

function blocksOf(slack: Slack, user: string): readonly Json[] {
  return (slack.modal(user)?.given.blocks ?? []) as readonly Json[];
}

function shown(element: Json): string {
  const chosen = [element.initial_option, ...((element.initial_options as Json[] | undefined) ?? [])];
  const values = chosen.flatMap((each) => (each === undefined ? [] : [String((each as Json).value)]));
  return values.length > 0 ? values.join(",") : String(element.initial_value ?? element.initial_time ?? "");
}
