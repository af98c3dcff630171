import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const COOKIE = "paperboy_install";
/** From clicking "Add to Slack" to the final consent. */
const GOOD_FOR_MS = 600_000;

/**
 * Ensures that the person returning from Slack is the one who left our page. The state is signed, expires after ten
 * minutes, and is valid only with a cookie from the same browser.
 */
export interface InstallState {
  begin(): { readonly state: string; readonly cookie: string };
  verify(state: string | null, request: Request): boolean;
  /** The header that deletes the cookie. */
  readonly done: string;
}

export function createInstallState(options: {
  readonly key: Buffer;
  readonly secure: boolean;
  readonly now: () => number;
}): InstallState {
  const { key, secure, now } = options;
  const sign = (text: string) => createHmac("sha256", key).update(text).digest("base64url");
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;

  return {
    done: `${COOKIE}=; Max-Age=0; ${attributes}`,

    begin() {
      const nonce = randomBytes(16).toString("base64url");
      const signed = `${nonce}.${now() + GOOD_FOR_MS}`;
      return {
        state: `${signed}.${sign(signed)}`,
        cookie: `${COOKIE}=${nonce}; Max-Age=${GOOD_FOR_MS / 1000}; ${attributes}`,
      };
    },

    verify(state, request) {
      const [nonce = "", until = "", signature = ""] = (state ?? "").split(".");
      const cookies = request.headers.get("cookie")?.split(/;\s*/) ?? [];
      return (
        same(signature, sign(`${nonce}.${until}`)) &&
        Number(until) > now() &&
        cookies.some((cookie) => same(cookie, `${COOKIE}=${nonce}`))
      );
    },
  };
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
