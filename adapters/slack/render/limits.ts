/**
 * What Slack takes in one message (docs.slack.dev Block Kit reference, where nothing else is said). Lengths are counted
 * in UTF-16 units, which never undercounts Slack's code points.
 */
export const LIMITS = {
  /** Blocks in a message. */
  blocks: 50,
  /** In a modal or an App Home. */
  viewBlocks: 100,
  /** A modal's title and the words on its buttons. */
  viewTitle: 24,
  privateMetadata: 3_000,
  /** Of a field, and the hint below it. */
  label: 2_000,
  /** Characters in a text field. */
  input: 3_000,
  options: 100,
  /** Options behind ⋯. */
  overflow: 5,
  placeholder: 150,
  optionText: 75,
  optionValue: 150,
  checkboxes: 10,
  /** Words for the picture of a file. */
  fileAlt: 1_000,
  /** Words with shared files, in bytes. */
  fileComment: 300,
  /**
   * Undocumented: `msg_blocks_too_long` comes at about 13,200 characters, counted over something near the JSON of the
   * blocks, containers and links included (slackapi/bolt-js issues 2509 and 2867). 5 % are kept for the difference.
   */
  total: 12_500,
  /** What a message is brought down to after Slack has called it too long all the same: in bytes, as some say it counts. */
  tightTotal: 10_000,
  /** In bytes of UTF-8: `chat.update` refuses more (`msg_too_long`), while a new message may have 40,000 characters. */
  text: 4_000,
  header: 150,
  section: 3_000,
  /** Slack knows no limit for a rich text; this one keeps a single paragraph from filling the channel. */
  paragraph: 3_000,
  contextText: 3_000,
  alt: 2_000,
  url: 3_000,
  button: 75,
  accessibilityLabel: 75,
  actionId: 255,
  actionsPerBlock: 25,
  /** Ours: real titles end at about 180 characters, and one of 2,000 must not push out its neighbours. */
  title: 300,
  /** Ours. */
  byline: 200,
} as const;
