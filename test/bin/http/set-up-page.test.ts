import { expect, it } from "vitest";
import { BOT_SCOPES } from "../../../adapters/slack/manifest.ts";
import { setUpRoute } from "../../../bin/http/set-up-page.ts";

const links = { slack: "https://x.example/slack/install", discord: "https://discord.com/add?a=1&b=2" };

async function shown(given: Partial<typeof links>, connected = true, holds = true): Promise<string> {
  const route = setUpRoute({
    links: { slack: undefined, discord: undefined, ...given },
    adapters: [{ platform: "slack", connected: () => connected }],
    copies: { holds: () => holds },
  });
  const answer = await route.handle(new Request("https://x.example/"), {});
  if (!(answer instanceof Response)) throw new Error("A response was expected.");
  expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
  return answer.text();
}

it("offers to add Paperboy where strangers may, and tells what it may do there", async () => {
  const both = await shown(links);
  expect(both).toContain('href="https://x.example/slack/install"');
  expect(both).toContain('href="https://discord.com/add?a=1&amp;b=2"');
  for (const scope of BOT_SCOPES) expect(both).toContain(`<dt>${scope}</dt><dd>`);
  expect(both).toContain("<dt>Attach Files</dt><dd>charts, and exports that somebody asked for</dd>");
  const discord = await shown({ discord: links.discord });
  expect(discord).not.toMatch(/Add to Slack|reactions:read/);
  expect(await shown({})).toMatch(/Ask its operator/);
});

it("says how things stand, and needs nothing from elsewhere", async () => {
  expect(await shown(links)).toContain("<dt>Slack</dt><dd>works</dd>");
  const away = await shown(links, false);
  expect(away).toContain("<dt>Slack</dt><dd>away; what is due will come later</dd>");
  expect(away).not.toMatch(/<script|<link|<img|src=/);
  // Another process is to be connected, and knows.
  expect(await shown(links, false, false)).not.toContain("<dt>Slack</dt>");
});
