import { richText } from "./rich-text.ts";
import {
  boolean,
  byType,
  type Check,
  type Complaint,
  complain,
  integer,
  isObject,
  list,
  noFindings,
  object,
  oneOf,
  readable,
  string,
  type,
} from "./schema.ts";

/** Block Kit's limits, from Slack's reference; `total` is undocumented (slackapi/bolt-js#2509). */
const LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  total: 13_200,
  sectionText: 3_000,
  fields: 10,
  fieldText: 2_000,
  header: 150,
  contextElements: 10,
  actions: 25,
  buttonText: 75,
  buttonValue: 2_000,
  url: 3_000,
  id: 255,
  altText: 2_000,
  options: 100,
  overflow: 5,
  optionText: 75,
  optionValue: 150,
  viewTitle: 24,
  privateMetadata: 3_000,
} as const;

const plainText = (max: number) => object({ ...type("plain_text"), text: readable(max) }, { emoji: boolean });
const mrkdwn = (max: number) => object({ ...type("mrkdwn"), text: readable(max) }, { verbatim: boolean });
const anyText = (max: number) => byType({ plain_text: plainText(max), mrkdwn: mrkdwn(max) }, "text object");

const style = oneOf("primary", "danger");
const confirm = object(
  { title: plainText(100), text: anyText(300), confirm: plainText(30), deny: plainText(30) },
  { style },
);
const actionId = { action_id: string(LIMITS.id, 1) };
const webUrl = string(LIMITS.url, 1, /^https?:\/\//);
const imageSource = {
  required: { alt_text: readable(LIMITS.altText) },
  optional: { image_url: webUrl, slack_file: object({}, { id: string(), url: string(LIMITS.url) }) },
};
const oneImage = (value: Readonly<Record<string, unknown>>, at: string, found: Parameters<Check>[2]) => {
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
const select = object(
  { ...type("static_select"), options: list(option, 1, LIMITS.options) },
  { ...actionId, placeholder: plainText(150), initial_option: option, confirm, focus_on_load: boolean },
);

const interactive = { button, overflow, static_select: select };
const blockId = { block_id: string(LIMITS.id) };

const BLOCKS = {
  header: object({ ...type("header"), text: plainText(LIMITS.header) }, { ...blockId, level: integer(1, 6) }),
  divider: object(type("divider"), blockId),
  section: object(
    type("section"),
    {
      ...blockId,
      text: anyText(LIMITS.sectionText),
      fields: list(anyText(LIMITS.fieldText), 1, LIMITS.fields),
      accessory: byType({ ...interactive, image }, "accessory"),
      expand: boolean,
    },
    (value, at, found) => {
      if (value.text === undefined && value.fields === undefined)
        complain(found, at, "missing required field: text or fields");
    },
  ),
  rich_text: object({ ...type("rich_text"), elements: richText }, blockId),
  context: object(
    {
      ...type("context"),
      elements: list(
        byType({ image, plain_text: plainText(3_000), mrkdwn: mrkdwn(3_000) }, "context element"),
        1,
        LIMITS.contextElements,
      ),
    },
    blockId,
  ),
  actions: object(
    { ...type("actions"), elements: list(byType(interactive, "element"), 1, LIMITS.actions) },
    blockId,
    (value, at, found) => {
      const seen = new Set<unknown>();
      for (const [index, element] of (Array.isArray(value.elements) ? value.elements : []).entries()) {
        const id = isObject(element) ? element.action_id : undefined;
        if (id === undefined) continue;
        if (seen.has(id))
          complain(
            found,
            `${at}/elements/${index}/action_id`,
            `action_id "${id}" already exists in this block`,
          );
        seen.add(id);
      }
    },
  ),
  image: object(
    { ...type("image"), ...imageSource.required },
    { ...blockId, ...imageSource.optional, title: plainText(2_000) },
    oneImage,
  ),
} satisfies Readonly<Record<string, Check>>;

const block = byType(BLOCKS, "block");

const blocksOf = (max: number): Check => {
  const all = list(
    (value, at, found) => {
      block(value, at, found);
      const id = isObject(value) ? value.block_id : undefined;
      if (typeof id !== "string" || id === "") return;
      if (found.blockIds.has(id)) complain(found, `${at}/block_id`, `block_id "${id}" already exists`);
      found.blockIds.add(id);
    },
    0,
    max,
  );
  return all;
};

const view = (value: unknown): Check => {
  const common = {
    private_metadata: string(LIMITS.privateMetadata),
    callback_id: string(LIMITS.id),
    external_id: string(LIMITS.id),
  };
  const blocks = blocksOf(LIMITS.viewBlocks);
  const title = plainText(LIMITS.viewTitle);
  if (isObject(value) && value.type === "home") return object({ ...type("home"), blocks }, common);
  return object(
    { ...type("modal"), title, blocks },
    { ...common, submit: title, close: title, clear_on_close: boolean, notify_on_close: boolean },
  );
};

/** Why Slack would refuse these blocks in a message; `tooLong` where they are well-formed but too much text. */
export function checkBlocks(blocks: unknown): {
  readonly complaints: readonly Complaint[];
  readonly tooLong: boolean;
} {
  const found = noFindings();
  blocksOf(LIMITS.messageBlocks)(blocks, "/blocks", found);
  return { complaints: found.complaints, tooLong: found.characters > LIMITS.total };
}

/** Why Slack would refuse this modal or App Home view. */
export function checkView(value: unknown): readonly Complaint[] {
  const found = noFindings();
  view(value)(value, "/view", found);
  return found.complaints;
}
