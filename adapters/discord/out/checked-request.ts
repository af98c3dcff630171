import { DefaultRestOptions, type ResponseLike } from "discord.js";
import { ForeignAnswer, isDiscordsRefusal } from "../errors.ts";

type MakeRequest = (typeof DefaultRestOptions)["makeRequest"];

/** Far more than a hundred messages need, and far less than the memory. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** The wait if a proxy limits the rate without saying for how long, and the longest wait we accept from one. */
const FOREIGN_WAIT_S = 60;
const LONGEST_FOREIGN_WAIT_S = 3_600;

/**
 * The REST client's transport. Reads each response to the end, within the client's time-out, and passes it on only if
 * Discord wrote it: the client would take any page for an answer, and drop the token after any 401. Discord answers
 * reads only with 200; an empty list under another status must not suggest that the channel lacks our message. Throws
 * ForeignAnswer.
 */
export const checkedRequest: MakeRequest = async (url, init) => {
  const response = await DefaultRestOptions.makeRequest(url, init);
  const { status } = response;
  const text = await readToEnd(response).catch((cause: unknown) => {
    // The status alone says that we are limited, or whether the request was carried out.
    if (status === 429) return "";
    if (status >= 400) throw new ForeignAnswer(status, "an answer that was cut off", cause);
    throw cause;
  });
  const body = parse(text);
  if (status === 429) return limited(response, body);
  const taken = status === 200 || (status < 300 && init.method !== "GET");
  const own = taken ? body !== undefined || text === "" : isDiscordsRefusal(status, body);
  // A proxy's server error means the same as Discord's.
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

/** The text parsed as JSON; undefined if it isn't JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A 429 with the wait in its header. One that is not Discord's concerns our IP address, so it applies globally. */
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

/** Never includes the text itself: a page may repeat the URL, which can contain an interaction's token. */
function describe(text: string, body: unknown): string {
  if (text === "") return "nothing";
  if (body !== undefined) return "JSON without an error code of Discord's";
  if (/^\s*<(?:!doctype|html|head|\?xml)/i.test(text)) return "an HTML page";
  return /error code: \d+/i.exec(text)?.[0] ?? "plain text";
}
