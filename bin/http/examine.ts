import type { HttpAddress } from "../../src/runtime/addresses.ts";
import { HEALTHY } from "./health.ts";

const TIMEOUT_MS = 10_000;

/** Checks that the public address leads to the listener. Throws an Error that says what to fix. */
export async function examinePublic(
  { address, url }: { readonly address: HttpAddress; readonly url: string },
  fetchWith: typeof fetch = fetch,
): Promise<string> {
  const host = address.host.includes(":") ? `[${address.host}]` : address.host;
  const here = `http://${host}:${address.port}`;
  if (!(await isPaperboy(here, fetchWith)))
    return `nothing answers at ${here} yet, so ${url} was not tested. Start Paperboy, then run this again`;
  if (await isPaperboy(url, fetchWith)) return `${url} leads to ${here}`;
  throw new Error(
    `Paperboy answers at ${here}, but ${url} does not lead there. Make your proxy forward ${url} to ${here}, and check the host name and its certificate.`,
  );
}

async function isPaperboy(base: string, fetchWith: typeof fetch): Promise<boolean> {
  try {
    const response = await fetchWith(`${base}/healthz`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: "error",
    });
    return (await response.text()) === HEALTHY;
  } catch {
    return false;
  }
}
