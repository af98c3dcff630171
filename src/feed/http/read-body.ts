import { FeedError } from "../../runtime/errors.ts";

/**
 * Reads the response's text to its end. Calls `onBytes` with the bytes read so far. Throws FeedError if it is longer
 * than `maxBytes`.
 */
export async function readBody(
  response: Response,
  maxBytes: number,
  shown: string,
  onBytes: (bytes: number) => void = () => {},
): Promise<string> {
  const tooLarge = () =>
    new FeedError(
      "too-large",
      `${shown}: the answer is larger than ${Math.round(maxBytes / 1024 / 1024)} MB`,
    );
  if (Number(response.headers.get("content-length") ?? 0) > maxBytes) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLarge(); // Leaving the loop cancels the rest.
    chunks.push(chunk);
    onBytes(bytes);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
