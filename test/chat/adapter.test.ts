import { expect, it } from "vitest";
import { adapterFor, type ChatAdapter, servedBy } from "../../src/chat/adapter.ts";

const adapter = (platform: string, workspaces?: readonly string[]) =>
  ({ platform, ...(workspaces ? { workspaces: () => workspaces } : {}) }) as ChatAdapter;
const discord = adapter("discord");
const slack = adapter("slack", ["T1", ""]);

it("tells what an adapter serves: some workspaces, or all of its platform", () => {
  expect(servedBy(discord)).toEqual({ platform: "discord" });
  expect(servedBy(slack)).toEqual({ platform: "slack", workspaces: ["T1", ""] });
});

it("finds the adapter of a channel or person, and none for what is served elsewhere", () => {
  const find = (platform: string, workspace: string) => adapterFor([discord, slack], { platform, workspace });
  expect(find("discord", "G1")).toBe(discord);
  expect(find("slack", "T1")).toBe(slack);
  expect(find("slack", "")).toBe(slack);
  expect(find("slack", "T2")).toBeUndefined();
  expect(find("teams", "T1")).toBeUndefined();
});
