import {
  boolean,
  byType,
  type Check,
  complain,
  integer,
  list,
  object,
  oneOf,
  readable,
  string,
  type,
} from "./schema.ts";

const styled = {
  style: object(
    {},
    {
      bold: boolean,
      italic: boolean,
      strike: boolean,
      code: boolean,
      underline: boolean,
      highlight: boolean,
    },
  ),
};

const timestamp: Check = (value, at, found) => {
  if (!Number.isInteger(value)) complain(found, at, "must be an integer");
};

const part = byType(
  {
    text: object({ ...type("text"), text: readable(Number.POSITIVE_INFINITY) }, styled),
    link: object(
      { ...type("link"), url: string(3_000, 1) },
      { text: readable(Number.POSITIVE_INFINITY, 0), unsafe: boolean, ...styled },
    ),
    emoji: object(
      { ...type("emoji"), name: string(100, 1) },
      { unicode: string(), skin_tone: integer(2, 6), ...styled },
    ),
    date: object(
      { ...type("date"), timestamp, format: string(1_000, 1) },
      { url: string(3_000, 1), fallback: string(), ...styled },
    ),
    user: object({ ...type("user"), user_id: string(20, 1) }, styled),
    usergroup: object({ ...type("usergroup"), usergroup_id: string(20, 1) }, styled),
    channel: object({ ...type("channel"), channel_id: string(20, 1) }, styled),
    broadcast: object({ ...type("broadcast"), range: oneOf("here", "channel", "everyone") }, styled),
  },
  "rich text",
);

const parts = list(part, 0, Number.POSITIVE_INFINITY);
const section = object({ ...type("rich_text_section"), elements: parts });
const border = { border: integer(0, 1) };

/** The `elements` of a rich_text block: sections, lists, quotes and preformatted text. */
export const richText: Check = list(
  byType(
    {
      rich_text_section: section,
      rich_text_list: object(
        {
          ...type("rich_text_list"),
          style: oneOf("bullet", "ordered"),
          elements: list(section, 1, Number.POSITIVE_INFINITY),
        },
        { indent: integer(0, 8), offset: integer(0, Number.MAX_SAFE_INTEGER), ...border },
      ),
      rich_text_quote: object({ ...type("rich_text_quote"), elements: parts }, border),
      rich_text_preformatted: object(
        { ...type("rich_text_preformatted"), elements: parts },
        { ...border, language: string(100) },
      ),
    },
    "rich text element",
  ),
  1,
  Number.POSITIVE_INFINITY,
);
