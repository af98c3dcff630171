import { describe, expect, it } from "vitest";
import { checkModal, fillModal } from "../../../playground/discord/checks/modal.ts";
import type { Json } from "../../../playground/discord/json.ts";

const input = (more: Json = {}): Json => ({ type: 4, custom_id: "words", style: 1, ...more });
const choice = (more: Json = {}): Json => ({
  type: 3,
  custom_id: "days",
  options: [
    { label: "Monday", value: "mon", default: true },
    { label: "Tuesday", value: "tue" },
  ],
  max_values: 2,
  ...more,
});
const label = (component: Json, more: Json = {}): Json => ({ type: 18, label: "Words", component, ...more });
const modal = (...components: readonly Json[]): Json => ({
  custom_id: "form",
  title: "Settings",
  components,
});

function problems(given: Json): string {
  try {
    checkModal(given);
    return "";
  } catch (error) {
    return JSON.stringify((error as { errors?: unknown }).errors);
  }
}

describe("a form as Discord takes it", () => {
  it("may have labels of 45 with texts, selects and descriptions, five of them", () => {
    const fields = Array.from({ length: 4 }, (_, index) =>
      label(input({ custom_id: `f${index}`, placeholder: "p".repeat(100), max_length: 4000 }), {
        label: "l".repeat(45),
        description: "d".repeat(100),
      }),
    );
    const whole = { ...modal(...fields, label(choice())), custom_id: "c".repeat(100), title: "t".repeat(45) };
    expect(problems(whole)).toBe("");
  });

  it.each<[string, Json, string]>([
    [
      "six fields",
      modal(...Array.from({ length: 6 }, (_, i) => label(input({ custom_id: `${i}` })))),
      "BAD_LENGTH",
    ],
    ["no field", modal(), "BAD_LENGTH"],
    ["a title of 46", { ...modal(label(input())), title: "t".repeat(46) }, "title"],
    ["an id of 101", { ...modal(label(input())), custom_id: "c".repeat(101) }, "custom_id"],
    ["a label of 46", modal(label(input(), { label: "l".repeat(46) })), "label"],
    ["a description of 101", modal(label(input(), { description: "d".repeat(101) })), "description"],
    ["a label inside a label", modal(label(input({ label: "twice" }))), "LABEL_NOT_ALLOWED"],
    ["a placeholder of 101", modal(label(input({ placeholder: "p".repeat(101) }))), "placeholder"],
    ["a value longer than allowed", modal(label(input({ value: "abc", max_length: 2 }))), "value"],
    ["the same id twice", modal(label(input()), label(input())), "DUPLICATED"],
    ["a button", modal(label({ type: 2, style: 1, label: "x", custom_id: "x" })), "UNION_TYPE_CHOICES"],
    ["a field without a label", modal(input()), "UNION_TYPE_CHOICES"],
    ["a disabled select", modal(label(choice({ disabled: true }))), "DISABLED"],
    ["a needed select that takes none", modal(label(choice({ min_values: 0 }))), "min_values"],
    ["more choices than there are", modal(label(choice({ max_values: 3 }))), "options"],
    [
      "more chosen than may be",
      modal(
        label(
          choice({
            max_values: 1,
            options: ["a", "b"].map((value) => ({ label: value, value, default: true })),
          }),
        ),
      ),
      "TOO_MANY_DEFAULT",
    ],
  ])("may not have %s", (_, given, wrong) => {
    expect(problems(given)).toContain(wrong);
  });
});

describe("a form as a person sends it", () => {
  const open = checkModal(
    modal(label(input({ value: "agents", max_length: 10, min_length: 2 })), label(choice())),
  );

  it("keeps what was left alone", () => {
    expect(fillModal(open, {})).toMatchObject([
      { type: 18, component: { type: 4, custom_id: "words", value: "agents" } },
      { type: 18, component: { type: 3, custom_id: "days", values: ["mon"] } },
    ]);
  });

  it.each<[string, Parameters<typeof fillModal>[1], string]>([
    ["an empty needed text", { words: "" }, "required"],
    ["a text too long", { words: "a".repeat(11) }, "too long"],
    ["a text too short", { words: "a" }, "too short"],
    ["no choice", { days: [] }, "required"],
    ["an unknown choice", { days: ["sun"] }, "no choice"],
    ["an unknown field", { other: "x" }, "no field"],
  ])("may not have %s", (_, entered, wrong) => {
    expect(() => fillModal(open, entered)).toThrow(wrong);
  });
});
