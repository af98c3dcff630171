import { DefaultRestOptions, type ResponseLike } from "discord.js";
import { ForeignAnswer, isDiscordsRefusal } from "../errors.ts";

type MakeRequest = (typeof DefaultRestOptions)["makeRequest"];

/** Far more than a hundred messages, and far less than the memory. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** Where something on the way limits the rate and does not say for how long, and the longest that it is believed. */
const FOREIGN_WAIT_S = 60;
const LONGEST_FOREIGN_WAIT_S = 3_600;

/**
 * What the REST client makes its requests with. Answers are read to their end, within the client's time-out, and let
 * through only where Discord wrote them: the client would take any page for an answer, and throw the token away after
 * any 401. Discord answers reads with 200 alone: an empty list under another status must not pass for a channel without
 * our message. Throws ForeignAnswer.
 */
export const checkedRequest: MakeRequest = async (url, init) => {
  const response = await DefaultRestOptions.makeRequest(url, init);
  const { status } = response;
  const text = await readToEnd(response).catch((cause: unknown) => {
    // A limit, and whether the request was carried out, is told by the status alone.
    if (status === 429) return "";
    if (status >= 400) throw new ForeignAnswer(status, "an answer that was cut off", cause);
    throw cause;
  });
  const body = parse(text);
  if (status === 429) return limited(response, body);
  const taken = status === 200 || (status < 300 && init.method !== "GET");
  const own = taken ? body !== undefined || text === "" : isDiscordsRefusal(status, body);
  // Nobody needs to have written a server error for it to be one.
  if (!own && status < 500) throw new ForeignAnswer(status, describe(text, body));
  return answer(response, text);
};

async function readToEnd({ body }: ResponseLike): Promise<string> {
  if (!body) return "";
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BODY_BYTES) throw new Error(`the answer is longer than ${MAX_BODY_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** The text's JSON; undefined where it is none. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A 429 with the wait in its header. What does not come from Discord is about our address, so it stops everything. */
function limited(response: ResponseLike, body: unknown): ResponseLike {
  const inBody = (body as { readonly retry_after?: unknown } | null | undefined)?.retry_after;
  const inHeader = response.headers.get("retry-after");
  const asked = [inHeader === null ? undefined : Number(inHeader), Number(inBody)].find(
    (seconds) => seconds !== undefined && Number.isFinite(seconds) && seconds >= 0,
  );
  const own = typeof inBody === "number";
  const seconds = own ? (asked ?? inBody) : Math.min(asked ?? FOREIGN_WAIT_S, LONGEST_FOREIGN_WAIT_S);
  const everything = { "x-ratelimit-global": "true" };
  return answer(response, "", { "retry-after": String(seconds), ...(own ? {} : everything) });
}

function answer(
  { status, headers }: ResponseLike,
  json: string,
  changed: Readonly<Record<string, string>> = {},
): Response {
  const { "content-type": _, ...rest } = Object.fromEntries(headers);
  const type = json === "" ? {} : { "content-type": "application/json" };
  return new Response(json || null, { status, headers: { ...rest, ...type, ...changed } });
}

/** Never the text itself: a page may repeat the address, which can hold an interaction's token. */
function describe(text: string, body: unknown): string {
  if (text === "") return "nothing";
  if (body !== undefined) return "JSON without an error code of Discord's";
  if (/^\s*<(?:!doctype|html|head|\?xml)/i.test(text)) return "an HTML page";
  return /error code: \d+/i.exec(text)?.[0] ?? "plain text";
}
