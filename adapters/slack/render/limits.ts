/**
 * Slack's limits for one message (from the Block Kit reference on docs.slack.dev, unless noted). Lengths are counted in
 * UTF-16 units, which is never less than Slack's code points.
 */
export const LIMITS = {
  /** Blocks in a message. */
  blocks: 50,
  /** Blocks in a modal or an App Home. */
  viewBlocks: 100,
  /** A modal's title and the text of its buttons. */
  viewTitle: 24,
  privateMetadata: 3_000,
  /** A field's label, and the hint below it. */
  label: 2_000,
  /** Characters in a text field. */
  input: 3_000,
  options: 100,
  /** Choices behind ⋯. */
  overflow: 5,
  placeholder: 150,
  optionText: 75,
  optionValue: 150,
  checkboxes: 10,
  /** Alt text of an uploaded picture. */
  fileAlt: 1_000,
  /** Comment on shared files, in bytes. */
  fileComment: 300,
  /**
   * Undocumented: `msg_blocks_too_long` occurs at about 13,200 characters, counting roughly the JSON of the blocks,
   * including containers and links (slackapi/bolt-js issues 2509 and 2867). The limit here leaves 5% for the
   * difference.
   */
  total: 12_500,
  /** The fallback after Slack still reports a message as too long: in bytes, as some reports say it counts. */
  tightTotal: 10_000,
  /** In UTF-8 bytes: `chat.update` refuses more (`msg_too_long`), while a new message may have 40,000 characters. */
  text: 4_000,
  header: 150,
  section: 3_000,
  /** Slack has no documented limit for rich text; this one keeps a single paragraph from filling the channel. */
  paragraph: 3_000,
  contextText: 3_000,
  alt: 2_000,
  url: 3_000,
  button: 75,
  accessibilityLabel: 75,
  actionId: 255,
  actionsPerBlock: 25,
  /** Our choice: real titles end at about 180 characters, and one of 2,000 must not push out its neighbours. */
  title: 300,
  /** Our choice. */
  byline: 200,
} as const;
