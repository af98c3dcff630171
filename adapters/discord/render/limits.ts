/**
 * Discord's limits for a Components V2 message (discord.com/developers/docs/components/reference). Lengths are counted
 * in UTF-16 units, which is never less than Discord's own count.
 */
export const LIMITS = {
  /**
   * Components in a message, including nested ones and accessories. With a thumbnail and a row for its vote button an
   * entry costs five, so seven fit; from eight on, the pictures share one gallery below the list.
   */
  components: 40,
  /** Characters in all text displays together, including markup and escapes; also the limit of a single one. */
  text: 4_000,
  /** Our choice: real titles end at about 180 characters, and one of 2,000 must not push out its neighbours. */
  title: 300,
  /** Our choice: more facts than any entry has. */
  facts: 25,
  /** `custom_id`; Discord counts code points. */
  customId: 100,
  /** Room a delivery key and its marker need in a `custom_id`. */
  keySuffix: 26,
  buttonLabel: 80,
  /** A link button's URL; longer ones become links in the text. */
  buttonUrl: 512,
  buttonsPerRow: 5,
  /** URL of a thumbnail or picture; longer ones are replaced by their alt text. */
  mediaUrl: 2_048,
  /** Alt text of a thumbnail or picture; an empty one is refused. */
  mediaAlt: 1_024,
  galleryItems: 10,
  /** The name of a thread or forum post. */
  threadName: 100,
  /** Tags on a forum post (https://discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel). */
  postTags: 5,
  /** Files per message, and bytes per file on a server without boosts. */
  files: 10,
  fileBytes: 10 * 1024 * 1024,
  /** Modals (https://discord.com/developers/docs/components/reference#label and #text-input). */
  modalTitle: 45,
  fieldLabel: 45,
  fieldHint: 100,
  fieldValue: 4_000,
  /** Autocomplete suggestions, choices of a field and options of a select, and the length of each. */
  choices: 25,
  choice: 100,
  placeholder: 150,
} as const;
