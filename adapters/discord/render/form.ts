import type {
  APILabelComponent,
  APIModalInteractionResponseCallbackData,
  APIModalSubmission,
  APIStringSelectComponent,
  APITextInputComponent,
} from "discord.js";
import { ComponentType, TextInputStyle } from "discord.js";
import { type ActionId, decodeAction, encodeAction, fits } from "../../../src/chat/action.ts";
import type { Field, Form, Section } from "../../../src/chat/form.ts";
import type { Message } from "../../../src/chat/message.ts";
import type { Reply } from "../../../src/chat/reply.ts";
import { ChatError } from "../../../src/runtime/errors.ts";
import { head } from "../../../src/text/truncate.ts";
import { clipLabel } from "./components.ts";
import { type PlaceMark, toAction } from "./delivery-marker.ts";
import { LIMITS } from "./limits.ts";

/** The option that asks a form's command for a single section. */
const SECTION = "form";

/** How to write a time, since Discord has no time field. */
const TIME_HINT = "24 hours, like 09:00.";

/** Fields that allow longer texts get several lines. */
const ONE_LINE = 300;

/** A parsed modal submission. */
export interface Submission {
  readonly command: string;
  /** The form's fixed options, without what people entered. */
  readonly options: Readonly<Record<string, string>>;
  readonly section: string | undefined;
  readonly entered: Readonly<Record<string, string>>;
}

/** The section a modal shows: the requested one, or the only one. */
export function shownSection(form: Form, asked: string | undefined): Section | undefined {
  const only = form.sections.length === 1 ? form.sections[0] : undefined;
  return form.sections.find(({ name }) => name === asked) ?? only;
}

/** The section requested by the options of a call or button press. */
export function askedSection(options: Readonly<Record<string, unknown>>): string | undefined {
  const asked = options[SECTION];
  return typeof asked === "string" ? asked : undefined;
}

/**
 * The section as a modal, about the channel `place` if that is another one. Throws ChatError `rejected` if the form's
 * own options don't fit in its id.
 */
export function renderModal(
  form: Form,
  section: Section,
  place?: PlaceMark,
): APIModalInteractionResponseCallbackData {
  const options = { ...form.options, [SECTION]: section.name };
  const action = encodeAction({ kind: "run", command: form.command, options, update: false });
  const customId = `${action}#${place ?? ""}`;
  if (customId.length > LIMITS.customId)
    throw new ChatError("rejected", `The form's options need more than ${LIMITS.customId} characters.`);
  return {
    custom_id: customId,
    title: clipLabel(form.sections.length > 1 ? section.label : form.title, LIMITS.modalTitle),
    components: section.fields.map(toLabel),
  };
}

/** Parses a submitted modal; undefined if it isn't ours. */
export function readModal({ custom_id, components }: APIModalSubmission): Submission | undefined {
  const action = decodeAction(toAction(custom_id));
  if (action?.kind !== "run") return undefined;
  const entered: Record<string, string> = {};
  for (const part of components) {
    if (part.type !== ComponentType.Label) continue;
    const field = part.component;
    if ("values" in field) entered[field.custom_id] = field.values.join(",");
    else if (typeof field.value === "string") entered[field.custom_id] = field.value;
  }
  const { [SECTION]: section, ...options } = action.options;
  return { command: action.command, options, section, entered };
}

/**
 * The reply to a submitted modal. If it reports a problem, it shows what was entered and a button that reopens the
 * form.
 */
export function withEntered(reply: Reply, submission: Submission): Reply {
  if (reply.kind !== "message" || reply.problem === undefined) return reply;
  return { ...reply, message: keepEntered(reply.message, submission) };
}

/** The message, what was entered, and a button that reopens the form. */
export function keepEntered(message: Message, { command, options, section, entered }: Submission): Message {
  const filled = Object.entries(entered).filter(([, value]) => value !== "");
  const again: ActionId = {
    kind: "run",
    command,
    options: section === undefined ? options : { ...options, [SECTION]: section },
    update: false,
  };
  return {
    ...message,
    blocks: [
      ...message.blocks,
      ...(filled.length === 0
        ? []
        : [
            { kind: "note" as const, text: ["You entered:"] },
            ...filled.map(([name, value]) => ({
              kind: "paragraph" as const,
              text: [{ kind: "strong" as const, text: name }, ": ", { kind: "code" as const, text: value }],
            })),
          ]),
      ...(fits(again)
        ? [
            {
              kind: "actions" as const,
              actions: [
                {
                  kind: "press" as const,
                  id: encodeAction(again),
                  label: "Open the form again",
                  style: "primary" as const,
                },
              ],
            },
          ]
        : []),
    ],
  };
}

function toLabel(field: Field): APILabelComponent {
  const hint = field.kind === "time" ? [field.hint, TIME_HINT].filter(Boolean).join(" ") : field.hint;
  return {
    type: ComponentType.Label,
    label: clipLabel(field.label, LIMITS.fieldLabel),
    ...(hint === undefined || hint === "" ? {} : { description: clipLabel(hint, LIMITS.fieldHint) }),
    component: toInput(field),
  };
}

function toInput(field: Field): APITextInputComponent | APIStringSelectComponent {
  switch (field.kind) {
    case "text": {
      const max = Math.min(field.maxLength, LIMITS.fieldValue);
      return {
        type: ComponentType.TextInput,
        custom_id: field.name,
        style: max > ONE_LINE ? TextInputStyle.Paragraph : TextInputStyle.Short,
        required: field.required,
        max_length: max,
        ...(field.value === undefined || field.value === "" ? {} : { value: head(field.value, max) }),
      };
    }
    // Discord has no autocomplete in modals, so the input is checked on submission.
    case "suggest":
      return {
        type: ComponentType.TextInput,
        custom_id: field.name,
        style: TextInputStyle.Short,
        required: field.required,
        max_length: ONE_LINE,
        ...(field.value ? { value: head(field.value, ONE_LINE) } : {}),
      };
    case "time":
      return {
        type: ComponentType.TextInput,
        custom_id: field.name,
        style: TextInputStyle.Short,
        required: true,
        // Leaves room for formats people use anyway, like "9:30 am": the core parses it or says what is wrong.
        max_length: 20,
        placeholder: "09:00",
        ...(field.value === undefined ? {} : { value: field.value }),
      };
    case "choice":
      return select(field, field.value === undefined ? [] : [field.value], 1);
    case "choices":
      return select(field, field.values, field.choices.length);
    default:
      return field satisfies never;
  }
}

function select(
  { name, choices }: Extract<Field, { kind: "choice" | "choices" }>,
  chosen: readonly string[],
  most: number,
): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: name,
    required: true,
    min_values: 1,
    max_values: most,
    options: choices.map(({ value, label }) => ({
      value,
      label: clipLabel(label, LIMITS.choice),
      ...(chosen.includes(value) ? { default: true } : {}),
    })),
  };
}
