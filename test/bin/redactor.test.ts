import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRedactor } from "../../bin/redactor.ts";
import { growthExponent, LINEAR } from "../growth.ts";

const redact = createRedactor([]);

describe("of known secrets", () => {
  const secret = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7";
  const hide = createRedactor(["", secret]);

  it.each([
    ["whole", `the token ${secret} is wrong`, "the token [secret] is wrong"],
    ["cut off at its end", `got "${secret.slice(0, 12)}…`, 'got "[secret]…'],
    ["cut off to eight characters", `got ${secret.slice(0, 8)}`, "got [secret]"],
    ["cut off at its start", `…${secret.slice(-10)}" is wrong`, '…[secret]" is wrong'],
    ["twice, whole and cut", `${secret} and ${secret.slice(0, 9)}`, "[secret] and [secret]"],
  ])("hides one that stands there %s", (_, text, shown) => {
    expect(hide(text)).toBe(shown);
  });

  it("leaves less of one, and everything else, as it was", () => {
    const text = `${secret.slice(0, 7)} and ${secret.slice(-7)} are just words`;
    expect(hide(text)).toBe(text);
  });

  it("hides two of which one begins like the other", () => {
    expect(createRedactor(["secret-one", "secret-one-and-more"])("secret-one-and-more secret-one")).toBe(
      "[secret] [secret]",
    );
  });

  it("leaves no eight characters from either end of one, wherever it is cut and whatever stands around it", () => {
    const characters = fc.string({ unit: fc.constantFrom(..."abcXYZ019._-"), minLength: 8, maxLength: 60 });
    fc.assert(
      fc.property(
        characters,
        fc.string(),
        fc.string(),
        fc.nat(60),
        fc.nat(60),
        (token, before, after, from, to) => {
          const [start, end] = [Math.min(from, to), Math.max(from, to)];
          const kept = start === 0 || end >= token.length ? token.slice(start, end) : token;
          const shown = createRedactor([token])(`${before} ${kept} ${after}`);
          fc.pre(!`${before} ${after}`.includes(token.slice(0, 8)));
          expect(shown).not.toContain(token.slice(0, 8));
        },
      ),
    );
  });
});

it.each(["a.", "M", "xox", '"token', "token_", " _", "bearer ", "://a", "Bot 1", "aB3dE6gH", "/", "="])(
  "takes linear time for a run of %j",
  (piece) => {
    const hide = createRedactor(["aB3dE6gH9jK2mN5pQ8sT1vW4yZ7"]);
    expect(growthExponent(hide, piece)).toBeLessThan(LINEAR);
  },
);

describe("of what looks like a secret", () => {
  it.each([
    ["xoxb-1234567890-abcdef", "[secret]"],
    ["xoxb-12345…", "[secret]…"],
    ["xapp-1-A012-3456-abc", "[secret]"],
    ["xoxe.xoxp-1-Mi0y", "[secret]"],
    ["MTAwMDAwMDAwMDAwMDAwMDAw.GxYz12.abc_def-ghijklmnopqrstuvw", "[secret]"],
    ["MTAwMDAwMDAwMDAwMDAwMDAw.GxYz12", "[secret]"],
    ["MTAwMDAwMDAwMDAwMDAwMDAw.GxYz12.ab…", "[secret]…"],
    ["hf_AbCdEfGhIjKl", "[secret]"],
    ["/feeds/pbk_AbCd-EfGh_1.atom", "/feeds/[secret].atom"],
    ["Authorization: Bearer abc.def-ghi", "Authorization: Bearer [secret]"],
    ["authorization: Bot MTAwMDAwMDAw0MDA", "authorization: Bot [secret]"],
    ["GET /api?limit=5&token=abc&p=1 failed", "GET /api?limit=5&token=[secret]&p=1 failed"],
    [
      "wss://wss.slack.com/link/?ticket=1a2b&app_id=3c",
      "wss://wss.slack.com/link/?ticket=[secret]&app_id=3c",
    ],
    ["client_secret=abc&code=1", "client_secret=[secret]&code=[secret]"],
    ['{"token":"abc","ok":false}', '{"token":"[secret]","ok":false}'],
    ['{"msg":"{\\"access_token\\":\\"abc\\"}"}', '{"msg":"{\\"access_token\\":\\"[secret]\\"}"}'],
    [
      "POST /webhooks/123456/aW50ZXJhY3Rpb24/messages/@original",
      "POST /webhooks/123456/[secret]/messages/@original",
    ],
    ["/interactions/123456/aW50ZXJh/callback", "/interactions/123456/[secret]/callback"],
    ["https://hooks.slack.com/commands/T1/2/abc", "https://hooks.slack.com/commands/[secret]"],
    [
      "https://hooks.slack.com/services/T1/B2/abc says no",
      "https://hooks.slack.com/services/[secret] says no",
    ],
    ["postgres://paper:boy@db/x", "postgres://[secret]@db/x"],
  ])("hides it in %s", (text, shown) => {
    expect(redact(text)).toBe(shown);
  });

  it.each([
    "Set DISCORD_TOKEN, or SLACK_BOT_TOKEN (xoxb-…) and SLACK_APP_TOKEN (xapp-…).",
    "Paperboy cannot see the channel: Missing Access (50001)",
    "2506.01234 is on https://arxiv.org/abs/2506.01234?context=cs",
    "The Bot permissions are missing",
    "code=ECONNRESET; token of Discord",
    '{"level":40,"message":"tokens were revoked","papers":3}',
    "discord.com/channels/123456789012345678/123456789012345679",
    "Set it to postgres://user:password@host/database, or smtps://user:password@smtp.example.org.",
  ])("leaves %s as it is", (text) => {
    expect(redact(text)).toBe(text);
  });
});
