import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Something that Paperboy asks a platform for, and the reason. */
export interface Permission {
  readonly name: string;
  readonly why: string;
}

/** What `docs/permissions.md` says of each platform, so that both say the same. */
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
