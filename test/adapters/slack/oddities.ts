import fc from "fast-check";

/** What has been seen, or could be, where Slack promises a name or an object; some are names that clients use themselves. */
export const ODDITIES: readonly unknown[] = [
  null,
  undefined,
  0,
  1,
  "",
  " ",
  [],
  {},
  true,
  { id: "C0PAPERS" },
  "close",
  "error",
  "connected",
  "disconnected",
  "connecting",
  "ws_message",
  "slack_event",
  "constructor",
  "__proto__",
  "\u202e",
];

/** `shape` with up to three of its parts replaced by an oddity, or left out. */
export function withOddities(shape: unknown): fc.Arbitrary<unknown> {
  const change = fc.tuple(fc.nat(30), fc.constantFrom(...ODDITIES));
  return fc
    .array(change, { maxLength: 3 })
    .map((changes) => changes.reduce((value, [at, odd]) => replaceNode(value, at, odd), shape));
}

/** `value` with `odd` in place of its `at`-th node, counted in depth. */
function replaceNode(value: unknown, at: number, odd: unknown): unknown {
  let count = 0;
  const walk = (node: unknown): unknown => {
    if (count++ === at) return odd;
    if (typeof node !== "object" || node === null) return node;
    return Array.isArray(node)
      ? node.map(walk)
      : Object.fromEntries(Object.entries(node).map(([name, child]) => [name, walk(child)]));
  };
  return walk(value);
}
