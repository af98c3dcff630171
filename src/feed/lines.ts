/** One line of a file; `text` is undefined where the line was longer than allowed and was left out. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string | undefined;
}

const NEWLINE = 0x0a;

/** The lines of a byte stream, in memory no larger than one chunk and one line of `maxBytes`. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  let held: Uint8Array[] = [];
  let bytes = 0;
  let number = 0;
  const finish = (): Line => {
    number += 1;
    const text = bytes > maxBytes ? undefined : decoder.decode(Buffer.concat(held));
    held = [];
    bytes = 0;
    return { number, text };
  };
  const hold = (part: Uint8Array) => {
    bytes += part.byteLength;
    if (bytes > maxBytes) held = [];
    else held.push(part);
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      hold(chunk.subarray(start, end));
      yield finish();
      start = end + 1;
    }
    hold(chunk.subarray(start));
  }
  if (bytes > 0) yield finish();
}
