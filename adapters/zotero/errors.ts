import { excerpt } from "../../src/feed/text.ts";
import { ChatError } from "../../src/runtime/errors.ts";
import { counted } from "../../src/text/format.ts";

const RECONNECT = "Connect the library again with “/papers team zotero”.";

/** Says that Zotero asks to wait. */
export function toWait(waitMs: number): ChatError {
  const seconds = Math.ceil(waitMs / 1_000);
  const wait = seconds < 120 ? counted(seconds, "second") : counted(Math.ceil(seconds / 60), "minute");
  return new ChatError("rate-limited", `Zotero asks us to wait ${wait}.`, { retryAfterMs: waitMs });
}

/**
 * Translates an error answer. Zotero's own words decide (as in github.com/zotero/dataserver), because a proxy in between may
 * answer with the same status.
 */
export function refused(status: number, text: string, waitMs: number): ChatError {
  const said = excerpt(text);
  const answered = `Zotero answered ${status}${said ? ` (“${said}”)` : ""}.`;
  if (status === 429 || (status === 503 && waitMs > 0)) return toWait(waitMs);
  switch (said) {
    case "Invalid key":
      return new ChatError(
        "unauthorized",
        `Zotero does not know this key: it was deleted, or not copied completely. Create one at zotero.org/settings/keys/new. ${RECONNECT}`,
      );
    case "Write access denied":
      return new ChatError(
        "forbidden",
        `The key can read the library but not change it. Give it “Read/Write” for the group at zotero.org/settings/keys, and let members edit the library in the group's settings. ${RECONNECT}`,
      );
    case "Forbidden":
      return new ChatError(
        "forbidden",
        `The key cannot read this library. Its owner may have left the group. ${RECONNECT}`,
      );
    case "Not found":
    case "Collection not found":
      return gone();
    default:
      // 409: another write locks the library. 412: the item changed since it was looked up.
      return new ChatError(PASSING.has(status) ? "unsent" : lasting(status), answered);
  }
}

const PASSING = new Set([401, 403, 404, 408, 409, 412, 503]);

function lasting(status: number): "unknown" | "rejected" {
  return status >= 500 ? "unknown" : "rejected";
}

/** Translates the error of one item in a write that succeeded as a whole. */
export function notKept(code: number, message: string): ChatError {
  const said = excerpt(message);
  if (code === 409 && /collection/i.test(said))
    return new ChatError("gone", `The collection no longer exists there. ${RECONNECT}`);
  if (code === 413)
    return new ChatError("rejected", `Zotero refused it as too long (“${said}”). Add it by hand.`);
  return new ChatError("rejected", `Zotero refused it: ${code}, “${said}”.`);
}

function gone(): ChatError {
  return new ChatError("gone", `The group no longer exists at zotero.org. ${RECONNECT}`);
}
