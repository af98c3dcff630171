import { ChatError } from "../../src/runtime/errors.ts";
import { maskAddresses } from "./address.ts";

/** What nodemailer reports about a failure. */
interface SmtpError {
  readonly code?: string;
  /** The SMTP command that was refused. */
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly message: string;
}

/** Greylisting asks for a few minutes; the same suits everything else. */
const LATER_MS = 5 * 60_000;

/**
 * Translates a failure into a ChatError. `handedOver`: the server may have the whole message, so without its reply
 * nobody knows whether it goes out. Addresses in the server's reply are masked.
 */
export function toChatError(thrown: unknown, handedOver = false): ChatError {
  const error: SmtpError = thrown instanceof Error ? thrown : new Error(String(thrown));
  const { code, responseCode } = error;
  if (code === "EAUTH" || code === "ENOAUTH") return refusedUser(error);
  if (responseCode !== undefined && responseCode >= 400) return refused(error, responseCode);
  const words = maskAddresses(error.message);
  if (handedOver) return new ChatError("unknown", `The mail server's answer was lost (${words}).`);
  if (code === "EABORT")
    return new ChatError("rate-limited", "The mail waited too long in the queue.", { retryAfterMs: 30_000 });
  const cure = code === "ETLS" ? "It must offer TLS with a valid certificate." : "Paperboy will try again.";
  return new ChatError("unsent", `The mail server could not be reached (${words}). ${cure}`);
}

function refusedUser({ responseCode = 535, response = "" }: SmtpError): ChatError {
  const said = maskAddresses(response);
  return responseCode < 500
    ? new ChatError("unsent", `The mail server could not check the login just now: ${said}`)
    : new ChatError(
        "unauthorized",
        `The mail server does not accept the user and password in PAPERBOY_SMTP_URL. Correct them: ${said}`,
      );
}

/** RFC 3463: the subject of a 5xx. X.1 concerns the address, X.2.1 a disabled mailbox, X.7 a policy. */
const NO_SUCH_ADDRESS = /^5\d\d[ -]5\.(?:1\.(?:[1236]|10)|2\.1)\b/;
const BY_POLICY = /^5\d\d[ -]5\.(?:7|[34])\.\d+\b/;
const MAILBOX_FULL = /^5\d\d[ -]5\.2\.[234]\b/;
/** Without an enhanced code: no such mailbox, not local, name not allowed. */
const UNAVAILABLE = [550, 551, 553];

function refused({ command = "", response = "" }: SmtpError, code: number): ChatError {
  const said = maskAddresses(response.trim() || String(code));
  const later = new ChatError("unsent", `The mail server asks to try again later: ${said}`, {
    retryAfterMs: LATER_MS,
  });
  if (code < 500) return later;
  if (command === "RCPT TO") {
    if (MAILBOX_FULL.test(response)) return later;
    const enhanced = /^5\d\d[ -]\d\.\d/.test(response);
    const gone = enhanced ? NO_SUCH_ADDRESS.test(response) : UNAVAILABLE.includes(code);
    if (gone && !BY_POLICY.test(response))
      return new ChatError("gone", `The address does not accept mail: ${said}`);
    return new ChatError("rejected", `The mail server does not deliver there: ${said}`);
  }
  // STARTTLS or the greeting was refused: the mail itself was not considered yet.
  if (!["MAIL FROM", "RCPT TO", "DATA"].includes(command))
    return new ChatError(
      "unsent",
      `The mail server refused the connection (${command || "greeting"}): ${said}`,
    );
  if (command === "MAIL FROM")
    return new ChatError(
      "unauthorized",
      `The mail server does not accept PAPERBOY_MAIL_FROM as the sender. Correct it: ${said}`,
    );
  return new ChatError("rejected", `The mail server refused the message: ${said}`);
}
