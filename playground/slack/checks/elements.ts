import {
  boolean,
  byType,
  type Check,
  complain,
  integer,
  isObject,
  list,
  object,
  oneOf,
  readable,
  string,
  type,
} from "./schema.ts";

/** Limits of Block Kit's elements, from Slack's reference. */
const LIMITS = {
  buttonText: 75,
  buttonValue: 2_000,
  url: 3_000,
  id: 255,
  altText: 2_000,
  options: 100,
  checkboxes: 10,
  overflow: 5,
  optionText: 75,
  optionValue: 150,
  input: 3_000,
} as const;

/** Plain text, shown literally. */
export const plainText = (max: number) =>
  object({ ...type("plain_text"), text: readable(max) }, { emoji: boolean });
/** Text in Slack's markup. */
export const mrkdwn = (max: number) =>
  object({ ...type("mrkdwn"), text: readable(max) }, { verbatim: boolean });
/** Either kind of text. */
export const anyText = (max: number) =>
  byType({ plain_text: plainText(max), mrkdwn: mrkdwn(max) }, "text object");

const style = oneOf("primary", "danger");
const confirm = object(
  { title: plainText(100), text: anyText(300), confirm: plainText(30), deny: plainText(30) },
  { style },
);
const actionId = { action_id: string(LIMITS.id, 1) };
const webUrl = string(LIMITS.url, 1, /^https?:\/\//);
const slackFile = object(
  {},
  { id: string(30, 1, /^F[A-Z0-9]{8,}$/), url: string(LIMITS.url) },
  (value, at, found) => {
    if ((value.id === undefined) === (value.url === undefined))
      complain(found, at, "exactly one of id or url is required");
  },
);
/** What image blocks and image elements have in common. */
export const imageSource = {
  required: { alt_text: readable(LIMITS.altText) },
  optional: { image_url: webUrl, slack_file: slackFile },
};
/** A picture has exactly one source. */
export const oneImage = (
  value: Readonly<Record<string, unknown>>,
  at: string,
  found: Parameters<Check>[2],
) => {
  if ((value.image_url === undefined) === (value.slack_file === undefined))
    complain(found, at, "exactly one of image_url or slack_file is required");
};

const button = object(
  { ...type("button"), text: plainText(LIMITS.buttonText) },
  {
    ...actionId,
    url: string(LIMITS.url, 1, /^[a-z][a-z0-9+.-]*:/i),
    value: string(LIMITS.buttonValue),
    style,
    confirm,
    accessibility_label: string(75),
  },
);
const image = object({ ...type("image"), ...imageSource.required }, imageSource.optional, oneImage);
const option = object(
  { text: plainText(LIMITS.optionText), value: string(LIMITS.optionValue) },
  { description: plainText(LIMITS.optionText), url: string(LIMITS.url) },
);
const overflow = object(
  { ...type("overflow"), options: list(option, 1, LIMITS.overflow) },
  { ...actionId, confirm },
);
const placeholder = { placeholder: plainText(150) };
const focus = { focus_on_load: boolean };
/** An initial choice must be among those offered. */
const initialOffered: Parameters<typeof object>[2] = (value, at, found) => {
  const offered = new Set(
    (Array.isArray(value.options) ? value.options : []).map((each) => (isObject(each) ? each.value : each)),
  );
  const initial = [
    value.initial_option,
    ...(Array.isArray(value.initial_options) ? value.initial_options : []),
  ];
  for (const each of initial) {
    if (isObject(each) && !offered.has(each.value))
      complain(found, at, "initial option must match one of the options");
  }
};
const options = (max: number) => ({ options: list(option, 1, max) });
const staticSelect = object(
  { ...type("static_select"), ...options(LIMITS.options) },
  { ...actionId, ...placeholder, initial_option: option, confirm, ...focus },
  initialOffered,
);
const externalSelect = object(type("external_select"), {
  ...actionId,
  ...placeholder,
  initial_option: option,
  min_query_length: integer(0, 100),
  confirm,
  ...focus,
});
const multiStaticSelect = object(
  { ...type("multi_static_select"), ...options(LIMITS.options) },
  {
    ...actionId,
    ...placeholder,
    initial_options: list(option, 1, LIMITS.options),
    max_selected_items: integer(1, LIMITS.options),
    confirm,
    ...focus,
  },
  initialOffered,
);
const checkboxes = object(
  { ...type("checkboxes"), ...options(LIMITS.checkboxes) },
  { ...actionId, initial_options: list(option, 1, LIMITS.checkboxes), confirm, ...focus },
  initialOffered,
);
const timepicker = object(type("timepicker"), {
  ...actionId,
  ...placeholder,
  initial_time: string(5, 5, /^([01]\d|2[0-3]):[0-5]\d$/),
  timezone: string(),
  confirm,
  ...focus,
});
const textInput = object(type("plain_text_input"), {
  ...actionId,
  ...placeholder,
  initial_value: string(LIMITS.input),
  multiline: boolean,
  min_length: integer(0, LIMITS.input),
  max_length: integer(1, LIMITS.input),
  ...focus,
});

/** Elements of an actions block. */
export const INTERACTIVE = {
  button,
  overflow,
  static_select: staticSelect,
  external_select: externalSelect,
  multi_static_select: multiStaticSelect,
  checkboxes,
  timepicker,
};
/** A picture beside other content. */
export const imageElement = image;
/** Elements of an input block. */
export const INPUTS = {
  plain_text_input: textInput,
  static_select: staticSelect,
  external_select: externalSelect,
  multi_static_select: multiStaticSelect,
  checkboxes,
  timepicker,
};
/** The options an app may offer for an external select. */
export const offeredOptions = list(option, 0, LIMITS.options);
