import { isJson, type Json } from "../json.ts";

/** Who would be notified by a message. */
export interface Mentions {
  readonly everyone: boolean;
  readonly users: readonly string[];
  readonly roles: readonly string[];
}

/**
 * Whom a text would ping under `allowed_mentions` (absent: everyone it names). Deliberately the worst case: code spans,
 * backslashes and the sender's permissions do not count as protection.
 */
export function findMentions(texts: readonly string[], allowed: Json | undefined): Mentions {
  const all = texts.join("\n");
  const parse = allowed === undefined ? ["users", "roles", "everyone"] : strings(allowed.parse);
  const users = matches(all, /<@!?(\d{17,20})>/g);
  const roles = matches(all, /<@&(\d{17,20})>/g);
  const pick = (kind: "users" | "roles", found: readonly string[]) =>
    parse.includes(kind) ? found : found.filter((id) => strings(allowed?.[kind]).includes(id));
  return {
    everyone: parse.includes("everyone") && /@(?:everyone|here)/.test(all),
    users: pick("users", users),
    roles: pick("roles", roles),
  };
}

/** The texts of all text displays, at any depth. */
export function displayedTexts(components: readonly Json[]): string[] {
  return components.flatMap((component) => [
    ...(component.type === 10 ? [String(component.content)] : []),
    ...displayedTexts(Array.isArray(component.components) ? component.components.filter(isJson) : []),
  ]);
}

function matches(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] as string))];
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
