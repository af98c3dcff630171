import fc from "fast-check";
import { expect, it } from "vitest";
import { commands } from "../../../commands/index.ts";
import { meaningOf, valuesOf } from "./meaning.ts";
import { noisyLines } from "./noisy-lines.ts";

it("understands what phones make of a line exactly as the line, or refuses it", () => {
  let understood = 0;
  const runs = 3_000;
  fc.assert(
    fc.property(noisyLines(commands), ({ clean, noisy, meant: texts }) => {
      const meant = meaningOf(commands, clean);
      expect(meant, clean).toEqual({
        command: meant.command,
        values: valuesOf(commands, meant.command, texts),
      });
      const read = meaningOf(commands, noisy);
      if (read.refused !== undefined) return;
      understood += 1;
      expect(read, noisy).toEqual(meant);
    }),
    { numRuns: runs },
  );
  // Refusing everything would prove nothing.
  expect(understood / runs).toBeGreaterThan(0.95);
});
