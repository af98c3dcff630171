import { createHmac, timingSafeEqual } from "node:crypto";

/** Requests further from our clock than this may be replayed (docs.slack.dev, "Verifying requests"). */
const APART_S = 300;

/** Whether Slack signed the request recently. */
export function isFromSlack(
  headers: Headers,
  body: string,
  { signingSecret, now }: { readonly signingSecret: string; readonly now: number },
): boolean {
  const timestamp = headers.get("x-slack-request-timestamp") ?? "";
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > APART_S) return false;
  const signed = createHmac("sha256", signingSecret).update(`v0:${timestamp}:${body}`).digest("hex");
  const [expected, given] = [`v0=${signed}`, headers.get("x-slack-signature") ?? ""].map((text) =>
    Buffer.from(text),
  );
  return expected?.length === given?.length && timingSafeEqual(expected as Buffer, given as Buffer);
}
