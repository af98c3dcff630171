import { expect, it } from "vitest";
import { examinePublic } from "../../../bin/http/examine.ts";
import { HEALTHY } from "../../../bin/http/health.ts";

const HERE = "http://[::1]:8080/healthz";
const OUTSIDE = "https://paperboy.example.org/healthz";

function examineWith(answers: Readonly<Record<string, string>>) {
  const answer = async (address: unknown) => {
    const text = answers[String(address)];
    if (text === undefined) throw new TypeError("fetch failed");
    return new Response(text);
  };
  return examinePublic(
    { address: { host: "::1", port: 8080 }, url: "https://paperboy.example.org" },
    answer as typeof fetch,
  );
}

it("follows the public address to the listener", async () => {
  await expect(examineWith({ [HERE]: HEALTHY, [OUTSIDE]: HEALTHY })).resolves.toBe(
    "https://paperboy.example.org leads to http://[::1]:8080",
  );
});

it("waits for Paperboy to run", async () => {
  await expect(examineWith({ [OUTSIDE]: "a parking page" })).resolves.toMatch(/^nothing answers at .* yet/);
});

it.each([{}, { [OUTSIDE]: "a parking page" }])(
  "says what to mend where it leads elsewhere: %j",
  async (answers) => {
    await expect(examineWith({ [HERE]: HEALTHY, ...answers })).rejects.toThrow(/Make your proxy forward/);
  },
);
