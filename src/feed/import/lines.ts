/** A line of a file; `text` is undefined if the line was too long and was dropped. */
export interface Line {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string | undefined;
  /** Bytes of the stream up to and including the line's newline. */
  readonly end: number;
}

const NEWLINE = 0x0a;

/**
 * Splits a byte stream into lines, keeping at most one chunk and one line of `maxBytes` in memory. `from` is the
 * position of the stream's first byte, if not the start.
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
  from: { readonly line: number; readonly offset: number } = { line: 0, offset: 0 },
): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  let held: Uint8Array[] = [];
  let bytes = 0;
  let number = from.line;
  let read = from.offset;
  const finish = (): Line => {
    number += 1;
    const text = bytes > maxBytes ? undefined : decoder.decode(Buffer.concat(held));
    held = [];
    bytes = 0;
    return { number, text, end: read };
  };
  const hold = (part: Uint8Array) => {
    bytes += part.byteLength;
    read += part.byteLength;
    if (bytes > maxBytes) held = [];
    else held.push(part);
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      hold(chunk.subarray(start, end));
      read += 1;
      yield finish();
      start = end + 1;
    }
    hold(chunk.subarray(start));
  }
  if (bytes > 0) yield finish();
}
