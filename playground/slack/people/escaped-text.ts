import type { User } from "../world/world.ts";

/** Typed text as Slack sends it to a command with `should_escape`: with entities, links, and members by id. */
export function escapedText(text: string, users: ReadonlyMap<string, User>): string {
  const byName = new Map([...users.values()].map((user) => [user.name.toLowerCase(), user]));
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/https?:\/\/[^\s<>]+/g, (link) => `<${link}>`)
    .replace(/(^|[\s:=])@([\w.-]+)/g, (whole, before: string, name: string) => {
      const user = byName.get(name.toLowerCase());
      return user ? `${before}<@${user.id}|${user.name}>` : whole;
    });
}
