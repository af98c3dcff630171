/**
 * What Discord takes in one Components V2 message (discord.com/developers/docs/components/reference). Lengths are
 * counted in UTF-16 units, never less than Discord's own count.
 */
export const LIMITS = {
  /**
   * Components in a message, nested ones and accessories counted. With a thumbnail and a row for its vote button an
   * entry costs five, so seven fit; from eight on the pictures stand together in one gallery below the list.
   */
  components: 40,
  /** Characters over all text displays together, markup and escapes included; also the limit of a single one. */
  text: 4_000,
  /** Ours: real titles end at about 180 characters, and one of 2,000 must not push out its neighbours. */
  title: 300,
  /** Ours: more facts than any entry has. */
  facts: 25,
  /** `custom_id`; counted by Discord in code points. */
  customId: 100,
  /** What a delivery key and its mark need of a `custom_id`. */
  keySuffix: 26,
  buttonLabel: 80,
  /** A link button's address; longer ones become links in the text. */
  buttonUrl: 512,
  buttonsPerRow: 5,
  /** Address of a thumbnail or picture; longer ones are left out, their alt text shown instead. */
  mediaUrl: 2_048,
  /** Alt text of a thumbnail or picture; empty is refused. */
  mediaAlt: 1_024,
  galleryItems: 10,
  /** The name of a thread or forum post. */
  threadName: 100,
  /** Tags on a forum post (https://discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel). */
  postTags: 5,
  /** Files with a message, and bytes of each: what a server without boosts takes. */
  files: 10,
  fileBytes: 10 * 1024 * 1024,
  /** Modals (https://discord.com/developers/docs/components/reference#label and #text-input). */
  modalTitle: 45,
  fieldLabel: 45,
  fieldHint: 100,
  fieldValue: 4_000,
  /** Suggestions while typing, choices of a field and options of a select, and the length of each. */
  choices: 25,
  choice: 100,
  placeholder: 150,
} as const;
