import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeUrl, excerpt, fold, paperIdFromTitle, webUrl } from "../../src/feed/text.ts";
import { toPaperId } from "../../src/papers/arxiv-id.ts";

/** Texts made of what the rules are about. */
const anyText = fc.string({
  unit: fc.constantFrom(
    " ",
    "\n",
    "\u0000",
    "\u00a0",
    "\u2028",
    "\ud83d",
    "\udc00",
    "🙂",
    "a",
    "SS",
    "é",
    "漢",
    "-",
    ".",
  ),
  maxLength: 120,
});

describe("fold", () => {
  it("puts a text on one line and leaves the rest as written", () => {
    expect(fold(" a\n  b\t\u0000c\u00a0 <eos> S* $\\alpha$ @everyone ")).toBe(
      "a b c <eos> S* $\\alpha$ @everyone",
    );
  });

  it("replaces half a surrogate pair, and keeps whole ones", () => {
    expect(fold("x\ud83dy 🙂")).toBe("x\ufffdy 🙂");
  });

  it("is done after one pass", () => {
    fc.assert(fc.property(anyText, (text) => fold(fold(text)) === fold(text)));
  });
});

describe("codeUrl", () => {
  it.each([
    ["https://github.com/a/b", "https://github.com/a/b"],
    ["https://github.com/a/b/", "https://github.com/a/b"],
    ["https://github.com/a/b//", "https://github.com/a/b"],
    ["https://github.com/a/b/tree/main", "https://github.com/a/b"],
    ["https://github.com/a/b/blob/main/", "https://github.com/a/b"],
    ["http://www.github.com/a/b.git", "https://github.com/a/b"],
    ["github.com/a/b?tab=readme#top", "https://github.com/a/b"],
    ["a/b.js", "https://github.com/a/b.js"],
    ["https://github.com/only-an-owner", "https://github.com/only-an-owner"],
    ["https://github.com/a/\nb", "https://github.com/a/b"],
    ["https://github.com//a/b", "https://github.com/a/b"],
    ["a/b.github.io", "https://github.com/a/b.github.io"],
    ["some-one/b", "https://github.com/some-one/b"],
    ["github.com/a/b>", "https://github.com/a"],
    ["github.com/a/<b", "https://github.com/a"],
    ["https://gitlab.example/a/b", "https://gitlab.example/a/b"],
    ["https://mirror.example/github.com/a/b", "https://mirror.example/github.com/a/b"],
  ])("%j is the repository %s", (written, url) => expect(codeUrl(written)).toBe(url));

  it.each([
    "",
    "see the paper",
    "javascript:alert(1)",
    "https://github.com/",
    "https://github.com/<x>/y",
    "github.com/<x/y",
    "github.com/x>/y",
    "ftp://a/b/c",
    "project.example/code",
    "a/b/c",
  ])("%j is none", (written) => expect(codeUrl(written)).toBeUndefined());
});

describe("webUrl", () => {
  it("takes absolute http and https addresses alone", () => {
    expect(webUrl(" https://a.example/x ")).toBe("https://a.example/x");
    expect(webUrl("http://a.example/")).toBe("http://a.example/");
    for (const none of [
      "/avatars/a.svg",
      "//a.example",
      "data:text/html,x",
      "javascript:x",
      "javascript:alert('https://a.example/')",
      "https://",
      "x",
    ]) {
      expect(webUrl(none), none).toBeUndefined();
    }
  });
});

describe("excerpt", () => {
  it("cuts visibly, and only past its length", () => {
    expect(excerpt("12345", 5)).toBe("12345");
    expect(excerpt("123456", 5)).toBe("12345…");
    expect(excerpt("🙂🙂🙂", 2)).toBe("🙂🙂…");
  });
});

describe("paperIdFromTitle", () => {
  it("is the same for the same words, another for other words", () => {
    expect(paperIdFromTitle("Growing  TOMATOES, by Schedule!")).toBe(
      paperIdFromTitle("growing tomatoes by schedule"),
    );
    expect(paperIdFromTitle("Growing tomatoes")).toMatch(/^page:growing-tomatoes-[0-9a-f]{8}$/);
    expect(paperIdFromTitle("Growing tomatoes 1")).not.toBe(paperIdFromTitle("Growing tomatoes 2"));
    const long = "The same forty characters at the start of it all, and then";
    expect(paperIdFromTitle(`${long} this`)).not.toBe(paperIdFromTitle(`${long} that`));
  });

  it("keeps the start of a long title, never ending in a dash", () => {
    const start = (title: string) => paperIdFromTitle(title).replace(/^page:|-[0-9a-f]{8}$/g, "");
    expect(start("x".repeat(50))).toBe("x".repeat(40));
    expect(start(`${"x".repeat(39)} y`)).toBe("x".repeat(39));
  });

  it("is an id that the library keeps as it is", () => {
    fc.assert(
      fc.property(anyText, (title) => {
        const id = paperIdFromTitle(title);
        return toPaperId(id) === id;
      }),
    );
  });
});
