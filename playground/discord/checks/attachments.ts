import { ApiError, type Json } from "../json.ts";
import type { Attachment } from "../world/model.ts";
import { type Form, list, object, type Path, text } from "./complaints.ts";

/** From "Uploading Files" in Discord's documentation: files per message, and bytes per file without boosts. */
const LIMITS = { files: 10, bytes: 10 * 1024 * 1024, description: 1024 } as const;

/** An uploaded file, with the number that the body uses for it. */
export interface Upload extends Attachment {
  readonly number: string;
}

/**
 * The message's resulting attachments. A body without `attachments` adds to the existing ones; one with them keeps
 * those it names by id, and describes its own files by number. Throws ApiError 40005 or 30015.
 */
export function checkAttachments(
  form: Form,
  body: Json,
  path: Path,
  before: readonly Attachment[],
  uploads: readonly Upload[],
): readonly Attachment[] {
  for (const { size } of uploads)
    if (size > LIMITS.bytes) throw new ApiError(413, 40005, "Request entity too large");
  const kept =
    body.attachments === undefined ? [...before, ...uploads] : named(form, body, path, before, uploads);
  if (kept.length > LIMITS.files)
    throw new ApiError(400, 30015, `Maximum number of attachments in a message reached (${LIMITS.files})`);
  return kept.map(({ number: _, ...file }: Attachment & { number?: string }) => file);
}

function named(
  form: Form,
  body: Json,
  path: Path,
  before: readonly Attachment[],
  uploads: readonly Upload[],
): readonly Attachment[] {
  const told = list(form, body, "attachments", path, { max: LIMITS.files }).map((value, index) => {
    const at = [...path, "attachments", index];
    const given = object(form, value, at) ?? {};
    const id = String(given.id ?? "");
    const file = uploads.find(({ number }) => number === id) ?? before.find((each) => each.id === id);
    if (!file) form.fail(at, "ATTACHMENT_NOT_FOUND", `Attachment data for id ${id} was not found`);
    const filename = text(form, given, "filename", at, { min: 1, max: 1024 });
    const description = text(form, given, "description", at, { max: LIMITS.description });
    return (
      file && {
        ...file,
        ...(filename === undefined ? {} : { filename }),
        ...(description === undefined ? {} : { description }),
      }
    );
  });
  const kept = told.filter((file) => file !== undefined);
  // Files that the body does not mention are attached anyway.
  return [...kept, ...uploads.filter(({ id }) => !kept.some((file) => file.id === id))];
}
