import { checkBlocks } from "../checks/blocks.ts";
import { isObject, type Json } from "../checks/schema.ts";
import type { Files } from "../world/files.ts";
import { type Mention, mentionsIn } from "../world/mentions.ts";
import type { StoredMessage, World } from "../world/world.ts";
import { type Args, flagArg, textArg } from "./methods.ts";
import { complaintDetails, Refusal } from "./refusal.ts";

/** Slack truncates or rejects longer texts; it recommends at most 4,000. */
const MAX_TEXT = 40_000;

/** A message's content, after all checks. Blocks have their block_id. */
export interface Content {
  readonly text: string | undefined;
  readonly blocks: readonly Json[] | undefined;
  readonly metadata: StoredMessage["metadata"] | undefined;
  readonly mentions: readonly Mention[];
}

/** The things a message may refer to. */
interface Place {
  readonly world: World;
  readonly files: Pick<Files, "check">;
}

/** Reads and checks `text`, `blocks` and `metadata`; throws Slack's error as a Refusal. */
export function readContent(place: Place, args: Args): Content {
  const text = textArg(args, "text");
  if (text !== undefined && [...text].length > MAX_TEXT) throw new Refusal("msg_too_long");
  const blocks =
    args.blocks === undefined || args.blocks === null ? undefined : readBlocks(place, args.blocks);
  return {
    text,
    blocks,
    metadata: readMetadata(args.metadata),
    mentions: mentionsIn({ text, blocks, linkNames: flagArg(args, "link_names") || args.parse === "full" }),
  };
}

function readBlocks({ world, files }: Place, given: unknown): readonly Json[] {
  if (!Array.isArray(given)) throw new Refusal("invalid_blocks_format");
  const { complaints: malformed, tooLong } = checkBlocks(given);
  const complaints = malformed.length > 0 ? malformed : files.check(given);
  if (complaints.length > 0) throw new Refusal("invalid_blocks", complaintDetails(complaints));
  if (tooLong) throw new Refusal("msg_blocks_too_long");
  return given.filter(isObject).map((block) => ({ block_id: world.nextId("b"), ...block }));
}

function readMetadata(given: unknown): Content["metadata"] {
  if (given === undefined || given === null || given === "") return undefined;
  if (!isObject(given)) throw new Refusal("invalid_metadata_format");
  const { event_type, event_payload } = given;
  if (typeof event_type !== "string" || !/^\w{1,255}$/.test(event_type) || !isObject(event_payload))
    throw new Refusal("invalid_metadata_schema");
  return { event_type, event_payload };
}
