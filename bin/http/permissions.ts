import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A permission that Paperboy asks a platform for, and why. */
export interface Permission {
  readonly name: string;
  readonly why: string;
}

/** Each platform's permissions from `docs/permissions.md`, so that page and document agree. */
export function readPermissions(): Readonly<Record<"discord" | "slack", readonly Permission[]>> {
  const text = readFileSync(fileURLToPath(import.meta.resolve("#root/docs/permissions.md")), "utf8");
  const [, discord = "", slack = ""] = text.split(/^## .*$/m);
  return { discord: firstTable(discord), slack: firstTable(slack) };
}

function firstTable(section: string): readonly Permission[] {
  const rows = /(?:^\|.*\n)+/m.exec(section)?.[0].trim().split("\n") ?? [];
  return rows.slice(2).map((row) => {
    const [name = "", why = ""] = row
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.replace(/[`*]/g, "").trim());
    return { name, why };
  });
}
