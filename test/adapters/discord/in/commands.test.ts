import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { discordCommands } from "../../../../adapters/discord/in/commands.ts";
import { translatedCommands as commands } from "../../../../commands/locales/index.ts";
import { checkCommands } from "../../../../playground/discord/checks/commands.ts";
import { lineOf, listed } from "../../../../src/chat/command.ts";

interface Json {
  readonly type: number;
  readonly name: string;
  readonly options?: readonly Json[];
}

const payload = JSON.parse(JSON.stringify(discordCommands(commands)));

describe("the commands as Discord is told of them", () => {
  it("stand in discord-commands.json", async () => {
    const file = new URL("../../../../discord-commands.json", import.meta.url);
    const written: unknown = JSON.parse(await readFile(file, "utf8"));
    expect(written, "write it anew: npm run -s dev -- manifest discord > discord-commands.json").toEqual(
      payload,
    );
  });

  it("are within Discord's limits", () => {
    expect(checkCommands(payload)).toHaveLength(payload.length);
    const [papers] = payload;
    expect(
      papers.options.length,
      "Discord takes 25 under one name: put some into groups",
    ).toBeLessThanOrEqual(19);
  });

  it("leave out what only buttons and forms use", () => {
    const [papers] = payload;
    const typed = (papers.options as readonly Json[]).flatMap(({ type, name, options = [] }) =>
      type === 2 ? options.map((inner) => `/papers ${name} ${inner.name}`) : [`/papers ${name}`],
    );
    expect([...typed].sort()).toEqual(listed(commands).map(lineOf).sort());
    const search = papers.options.find(({ name }: { name: string }) => name === "search");
    expect(search.options.map(({ name }: { name: string }) => name)).not.toContain("page");
  });

  it("offer “Show paper” on messages, in servers, direct messages and for one's own account", () => {
    expect(payload.find(({ name }: { name: string }) => name === "Show paper")).toMatchObject({
      type: 3,
      integration_types: [0, 1],
      contexts: [0, 1, 2],
    });
  });
});
