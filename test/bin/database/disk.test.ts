import { expect, it } from "vitest";
import { megabytes } from "../../../bin/database/disk.ts";

it.each([
  [0, "0 MB"],
  [40_000, "less than 1 MB"],
  [1_500_000, "1 MB"],
  [57_000_000_000, "54,359 MB"],
])("says %i bytes in megabytes, and never that a file is empty that is not", (bytes, said) => {
  expect(megabytes(bytes)).toBe(said);
});
