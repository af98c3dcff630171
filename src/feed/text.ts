import { createHash } from "node:crypto";
import type { PaperId } from "../papers/paper.ts";

/**
 * Puts `text` on one line: white space and control characters become single spaces, and unpaired surrogates are
 * replaced, so that every platform accepts it as JSON. Everything else stays as written.
 */
export function fold(text: string): string {
  return text
    .replace(/\p{Cs}/gu, "\u{FFFD}")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

/** Only tags common in feeds and in Crossref's abstracts: a title may contain `<eos>` as a word. */
const TAGS =
  /<\/?(?:p|br|i|b|em|strong|u|scp|sub|sup|a|span|div|ul|ol|li|h\d|img|code|pre|(?:jats|mml):[\w-]+)(?:\s[^<>]*)?\/?>/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  amp: "&",
};

/** Returns the words of a text with HTML or JATS markup, on one line. */
export function withoutTags(text: string): string {
  return fold(
    text
      .replace(TAGS, " ")
      .replace(/&(lt|gt|quot|apos|nbsp|amp);/g, (_, name: string) => ENTITIES[name] ?? ""),
  );
}

/** Parses an absolute http or https URL; undefined if it isn't one. */
export function webUrl(text: string): string | undefined {
  const trimmed = text.trim();
  return /^https?:\/\//i.test(trimmed) && URL.canParse(trimmed) ? new URL(trimmed).href : undefined;
}

/**
 * Normalizes the code links that people write to the repository's URL: `owner/name`, trailing slashes, `.git`,
 * `/tree/main`, stray white space. URLs of other hosts stay unchanged. Undefined if it isn't a URL.
 */
export function codeUrl(text: string): string | undefined {
  const bare = text.replace(/\s/g, "");
  const onGitHub = /^(?:https?:\/\/)?(?:www\.)?github\.com\/(.*)/i.exec(bare)?.[1];
  // GitHub owners never contain a dot, but every host name does.
  const path = onGitHub ?? (/^[\w-]+\/[\w.-]+$/.test(bare) ? bare : undefined);
  if (path === undefined) return webUrl(bare);
  const [owner, name] = path
    .replace(/[?#].*/, "")
    .split("/")
    .filter(Boolean);
  if (owner === undefined || !/^[\w.-]+$/.test(owner)) return undefined;
  const repository = name?.replace(/\.git$/i, "");
  return repository !== undefined && /^[\w.-]+$/.test(repository)
    ? `https://github.com/${owner}/${repository}`
    : `https://github.com/${owner}`;
}

/** Returns up to `length` characters of `text` on one line, for quoting input in an error message. */
export function excerpt(text: string, length = 120): string {
  const line = fold(text.slice(0, length * 4));
  const characters = Array.from(line);
  return characters.length <= length ? line : `${characters.slice(0, length).join("")}…`;
}

/**
 * Returns an id for a paper of which only the title is known: `page:`, the start of the title, and 8 hex digits of the
 * whole title's SHA-256. Case, punctuation and spacing do not matter, so a second copy of the page merges with the
 * first.
 */
export function paperIdFromTitle(title: string): PaperId {
  const words = title
    .normalize("NFKC")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]/u)
    .filter(Boolean)
    .join("-");
  const hash = createHash("sha256").update(words).digest("hex").slice(0, 8);
  const start = Array.from(words).slice(0, 40).join("").replace(/-$/, "");
  return `page:${start}-${hash}` as PaperId;
}
