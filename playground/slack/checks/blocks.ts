import {
  anyText,
  INPUTS,
  INTERACTIVE,
  imageElement,
  imageSource,
  mrkdwn,
  oneImage,
  plainText,
} from "./elements.ts";
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
  id: 255,
  label: 2_000,
  viewTitle: 24,
  privateMetadata: 3_000,
} as const;

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
      accessory: byType({ ...INTERACTIVE, image: imageElement }, "accessory"),
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
        byType(
          { image: imageElement, plain_text: plainText(3_000), mrkdwn: mrkdwn(3_000) },
          "context element",
        ),
        1,
        LIMITS.contextElements,
      ),
    },
    blockId,
  ),
  actions: object(
    { ...type("actions"), elements: list(byType(INTERACTIVE, "element"), 1, LIMITS.actions) },
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

const INPUT = object(
  { ...type("input"), label: plainText(LIMITS.label), element: byType(INPUTS, "input element") },
  { ...blockId, hint: plainText(LIMITS.label), optional: boolean, dispatch_action: boolean },
);

const blocksOf = (max: number, kinds: Readonly<Record<string, Check>>): Check => {
  const block = byType(kinds, "block");
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
  const blocks = blocksOf(LIMITS.viewBlocks, { ...BLOCKS, input: INPUT });
  const title = plainText(LIMITS.viewTitle);
  if (isObject(value) && value.type === "home") return object({ ...type("home"), blocks }, common);
  return object(
    { ...type("modal"), title, blocks },
    { ...common, submit: title, close: title, clear_on_close: boolean, notify_on_close: boolean },
    (given, at, found) => {
      const inside = Array.isArray(given.blocks) ? given.blocks : [];
      if (inside.length === 0) complain(found, `${at}/blocks`, "no less than 1 items allowed");
      if (given.submit === undefined && inside.some((each) => isObject(each) && each.type === "input"))
        complain(found, at, "must define `submit` to use an `input` block in modals");
    },
  );
};

/** Why Slack would reject these blocks in a message; `tooLong` if they are well-formed but too long. */
export function checkBlocks(blocks: unknown): {
  readonly complaints: readonly Complaint[];
  readonly tooLong: boolean;
} {
  const found = noFindings();
  blocksOf(LIMITS.messageBlocks, BLOCKS)(blocks, "/blocks", found);
  return { complaints: found.complaints, tooLong: found.characters > LIMITS.total };
}

/** Why Slack would reject this modal or App Home view. */
export function checkView(value: unknown): readonly Complaint[] {
  const found = noFindings();
  view(value)(value, "/view", found);
  return found.complaints;
}
