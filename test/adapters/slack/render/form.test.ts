import fc from "fast-check";
import { expect, it } from "vitest";
import { formView, readFields, readOrigin, refilledView } from "../../../../adapters/slack/render/form.ts";
import { checkView } from "../../../../playground/slack/checks/blocks.ts";
import { inputsOf, stateOf } from "../../../../playground/slack/people/entered.ts";
import type { Choice, Field, Form } from "../../../../src/chat/form.ts";
import { TRAPS } from "../messages.ts";

/** Words of people's, traps included, never blank. */
const words = (max: number) =>
  fc
    .oneof(fc.constantFrom(...TRAPS), fc.string({ unit: "grapheme", minLength: 1, maxLength: max }))
    .map((text) => text.slice(0, max).trim() || "x");
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
const choices = fc
  .array(words(75), { minLength: 2, maxLength: 25 })
  .map((labels) => labels.map((label, n): Choice => ({ value: `v${n}`, label })));
const kinds = fc.oneof(
  fc.record({
    kind: fc.constant("text" as const),
    value: words(3_000),
    required: fc.boolean(),
    maxLength: fc.integer({ min: 1, max: 4_000 }),
  }),
  fc.record({ kind: fc.constant("time" as const), value: time }),
  fc.record({ kind: fc.constant("suggest" as const), value: words(100), required: fc.boolean() }),
  choices.map((all) => ({ kind: "choice" as const, choices: all, value: all.at(-1)?.value ?? "" })),
  choices.map((all) => ({
    kind: "choices" as const,
    choices: all,
    values: all.filter((_, n) => n % 2 === 0).map(({ value }) => value),
  })),
);
const section = (index: number) =>
  fc.record({
    name: fc.constant(`s${index}`),
    label: words(40),
    fields: fc
      .array(fc.tuple(kinds, words(45), fc.option(words(100), { nil: undefined })), {
        minLength: 1,
        maxLength: 5,
      })
      .map((given) =>
        given.map(
          ([kind, label, hint], n): Field => ({
            ...kind,
            name: `f${index}-${n}`,
            label,
            ...(hint === undefined ? {} : { hint }),
          }),
        ),
      ),
  });
const forms: fc.Arbitrary<Form> = fc.record({
  command: fc.constant("subscribe"),
  title: words(60),
  submit: words(60),
  options: fc.dictionary(words(20), words(60), { maxKeys: 4 }),
  sections: fc
    .integer({ min: 1, max: 8 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => section(n)))),
});
const ORIGIN = { channel: "C0PAPERS01", message: "1700000000.000100", thread: "1700000000.000000" };

it("is within Slack's limits, whatever it asks", () => {
  fc.assert(
    fc.property(forms, (form) => {
      const view = formView(form, ORIGIN);
      expect(view).toBeDefined();
      expect(checkView(view)).toEqual([]);
      expect(readOrigin(view ?? {})).toEqual({ ...ORIGIN, command: form.command, options: form.options });
    }),
  );
});

it("gives back what it was filled in with, untouched, and once more after a problem", () => {
  fc.assert(
    fc.property(forms, words(4_000), (form, problem) => {
      const given = formView(form, ORIGIN);
      if (!given) throw new Error("It is too much.");
      const shown = { id: "V1", user: "U1", type: "modal" as const, hash: "1", given: given as never };
      const values = stateOf(shown, {}, new Map()) as never;
      const expected = form.sections.flatMap(({ fields }) =>
        fields.map((field): [string, string] => [field.name, expectedOf(field)]),
      );
      expect(readFields(values)).toEqual(Object.fromEntries(expected));
      const again = refilledView(
        { ...given, submit: given.submit ?? null, state: { values } } as never,
        problem,
      );
      expect(checkView(again)).toEqual([]);
      const twice = refilledView(
        { ...again, submit: again.submit ?? null, state: { values } } as never,
        problem,
      );
      expect(twice).toEqual(again);
      const next = stateOf({ ...shown, given: again as never }, {}, new Map());
      expect(next).toEqual(values);
      expect(inputsOf({ ...shown, given: again as never })).toHaveLength(expected.length);
    }),
  );
});

it("is none where it is too much for one, so that its sections are offered as buttons", () => {
  const fields = Array.from({ length: 5 }, (_, n): Field => ({ kind: "time", name: `f${n}`, label: "Time" }));
  const sections = Array.from({ length: 15 }, (_, n) => ({
    name: `s${n}`,
    label: "Section",
    fields: fields.map((field) => ({ ...field, name: `${field.name}-${n}` })),
  }));
  const form: Form = { command: "subscribe", title: "T", submit: "S", options: {}, sections };
  expect(formView(form, ORIGIN)).toBeUndefined();
  const heavy = { ...form, sections: sections.slice(0, 1), options: { all: "x".repeat(3_000) } };
  expect(formView(heavy, ORIGIN)).toBeUndefined();
});

it.each([
  [{}],
  [{ callback_id: "form", private_metadata: "" }],
  [{ callback_id: "form", private_metadata: "null" }],
])("knows no origin of %j", (view) => {
  expect(readOrigin(view)).toBeUndefined();
});

/** What an untouched field is given as. */
function expectedOf(field: Field): string {
  switch (field.kind) {
    case "choices":
      return field.values.join(",");
    case "text":
      return (field.value ?? "").slice(0, Math.min(field.maxLength, 3_000));
    default:
      return field.value ?? "";
  }
}
