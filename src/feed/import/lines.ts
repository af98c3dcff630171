/** One line of a file; `text` is undefined where the line was longer than allowed and was left out. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string | undefined;
  /** Bytes of the stream up to the line's end, its newline included. */
  readonly end: number;
}

const NEWLINE = 0x0a;

/**
 * The lines of a byte stream, in memory no larger than one chunk and one line of `maxBytes`. `from` is where the stream
 * begins, if not at the start: after so many lines and bytes.
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
