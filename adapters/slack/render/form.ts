import type { types } from "@slack/bolt";
import type { Field, Form } from "../../../src/chat/form.ts";
import { clip } from "../../../src/text/truncate.ts";
import { LIMITS } from "./limits.ts";
import { plain } from "./rich-text.ts";

/** What a form remembers until it is submitted. It is stored in the modal itself, so it survives restarts. */
export interface FormOrigin {
  readonly command: string;
  readonly options: Readonly<Record<string, string>>;
  /** The channel in which it was requested. */
  readonly channel: string;
  /** The message whose button or menu opened it. */
  readonly message?: string;
  /** The thread in which it was requested. */
  readonly thread?: string;
  /** Opened from the App Home, which may need a refresh afterwards. */
  readonly home?: true;
}

/** One field's `state` as Slack sends it. */
interface Entered {
  readonly value?: string | null;
  readonly selected_time?: string | null;
  readonly selected_option?: { readonly value?: string } | null;
  readonly selected_options?: readonly { readonly value?: string }[] | null;
}

/** A modal's input, by block and action. */
export type EnteredValues = Readonly<Record<string, Readonly<Record<string, Entered>>>>;

const CALLBACK = "form";
/** The block above the fields that reports a problem. */
const PROBLEM = "paperboy-problem";

/** The form as a modal, its sections one below the other. Undefined if it does not fit into one. */
export function formView(
  form: Form,
  origin: Omit<FormOrigin, "command" | "options">,
): types.ModalView | undefined {
  const { command, options, sections } = form;
  const metadata: FormOrigin = { command, options, ...origin };
  const several = sections.length > 1;
  const blocks = sections.flatMap(({ label, fields }, index): types.KnownBlock[] => [
    ...(several && index > 0 ? [{ type: "divider" } as const] : []),
    ...(several ? [{ type: "header", text: plain(clip(label, LIMITS.header)) } as const] : []),
    ...fields.map(fieldBlock),
  ]);
  const view: types.ModalView = {
    type: "modal",
    callback_id: CALLBACK,
    title: plain(clip(form.title, LIMITS.viewTitle)),
    submit: plain(clip(form.submit, LIMITS.viewTitle)),
    close: plain("Cancel"),
    private_metadata: JSON.stringify(metadata),
    blocks,
  };
  const tooMuch =
    blocks.length > LIMITS.viewBlocks || (view.private_metadata ?? "").length > LIMITS.privateMetadata;
  return tooMuch ? undefined : view;
}

/** The field's name is both block id and element id, so that Slack shows problems next to it. */
function fieldBlock(field: Field): types.InputBlock {
  const optional = (field.kind === "text" || field.kind === "suggest") && !field.required;
  return {
    type: "input",
    block_id: field.name,
    label: plain(clip(field.label, LIMITS.label)),
    ...(field.hint ? { hint: plain(clip(field.hint, LIMITS.label)) } : {}),
    ...(optional ? { optional } : {}),
    element: fieldElement(field),
  };
}

function fieldElement(field: Field): types.InputBlock["element"] {
  const action_id = field.name;
  switch (field.kind) {
    case "text": {
      const max_length = Math.min(field.maxLength, LIMITS.input);
      const initial = field.value ? { initial_value: field.value.slice(0, max_length) } : {};
      return { type: "plain_text_input", action_id, max_length, ...initial };
    }
    case "time":
      return { type: "timepicker", action_id, ...(field.value ? { initial_time: field.value } : {}) };
    case "suggest":
      return {
        type: "external_select",
        action_id,
        min_query_length: 0,
        placeholder: plain("Type to search"),
        ...(field.value ? { initial_option: choiceOption(field.value, field.value) } : {}),
      };
    case "choice": {
      const options = field.choices.map(({ value, label }) => choiceOption(label, value));
      const initial_option = options.find(({ value }) => value === field.value);
      return { type: "static_select", action_id, options, ...(initial_option ? { initial_option } : {}) };
    }
    case "choices": {
      const options = field.choices.map(({ value, label }) => choiceOption(label, value));
      const initial = options.filter(({ value }) => field.values.includes(value));
      const initial_options = initial.length > 0 ? { initial_options: initial } : {};
      return options.length <= LIMITS.checkboxes
        ? { type: "checkboxes", action_id, options, ...initial_options }
        : { type: "multi_static_select", action_id, options, ...initial_options };
    }
    default:
      return field satisfies never;
  }
}

/** A choice in the format of Slack's menus. */
export function choiceOption(label: string, value: string): types.PlainTextOption & { value: string } {
  return {
    text: plain(clip(label, LIMITS.optionText).trim() || "…"),
    value: value.slice(0, LIMITS.optionValue),
  };
}

/** Where our modal came from; undefined if it isn't ours or is from an incompatible version. */
export function readOrigin(view: {
  readonly callback_id?: string;
  readonly private_metadata?: string;
}): FormOrigin | undefined {
  if (view.callback_id !== CALLBACK) return undefined;
  try {
    const origin = JSON.parse(view.private_metadata ?? "") as Partial<FormOrigin> | null;
    const sound = typeof origin?.command === "string" && typeof origin.channel === "string";
    return sound ? { ...(origin as FormOrigin), options: origin.options ?? {} } : undefined;
  } catch {
    return undefined;
  }
}

/** The input as command options: choices joined by commas, empty text unchanged. */
export function readFields(values: EnteredValues): Record<string, string> {
  const entries = Object.entries(values).map(([name, actions]): [string, string] => {
    const [entered] = Object.values(actions);
    const chosen = entered?.selected_options?.map((option) => option.value ?? "").join(",");
    return [
      name,
      chosen ?? entered?.selected_option?.value ?? entered?.selected_time ?? entered?.value ?? "",
    ];
  });
  return Object.fromEntries(entries);
}

/** The modal while the answer is being prepared. */
export function waitingView(view: { readonly title: types.PlainTextElement }): types.ModalView {
  return noticeView(view, "One moment, please …");
}

/** The modal when there is nothing left to do in it. */
export function noticeView(view: { readonly title: types.PlainTextElement }, words: string): types.ModalView {
  return {
    type: "modal",
    title: plain(view.title.text),
    close: plain("Close"),
    blocks: [{ type: "section", text: plain(words) }],
  };
}

/** The submitted form again, with everything that was entered and what is wrong with it. */
export function refilledView(
  view: {
    readonly title: types.PlainTextElement;
    readonly submit: types.PlainTextElement | null;
    readonly private_metadata?: string;
    readonly blocks: readonly (types.KnownBlock | types.Block)[];
    readonly state: { readonly values: EnteredValues };
  },
  problem: string,
): types.ModalView {
  const blocks = view.blocks.map((block) =>
    "element" in block && block.type === "input"
      ? { ...block, element: refilled(block.element, view.state.values[block.block_id ?? ""]) }
      : block,
  ) as types.KnownBlock[];
  const told: types.SectionBlock = {
    type: "section",
    block_id: PROBLEM,
    text: plain(clip(problem, LIMITS.section)),
  };
  return {
    type: "modal",
    callback_id: CALLBACK,
    title: plain(view.title.text),
    submit: plain(view.submit?.text ?? "Submit"),
    close: plain("Cancel"),
    private_metadata: view.private_metadata ?? "",
    blocks: [told, ...blocks.filter(({ block_id }) => block_id !== PROBLEM)].slice(0, LIMITS.viewBlocks),
  };
}

type Element = types.InputBlock["element"];

function refilled(element: Element, actions: EnteredValues[string] | undefined): Element {
  const entered = Object.values(actions ?? {})[0];
  const bare = Object.fromEntries(Object.entries(element).filter(([name]) => !name.startsWith("initial_")));
  const initial = {
    ...(entered?.value ? { initial_value: entered.value } : {}),
    ...(entered?.selected_time ? { initial_time: entered.selected_time } : {}),
    ...(entered?.selected_option ? { initial_option: entered.selected_option } : {}),
    ...(entered?.selected_options?.length ? { initial_options: entered.selected_options } : {}),
  };
  return { ...bare, ...initial } as unknown as Element;
}
