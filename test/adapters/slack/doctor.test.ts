import { afterEach, beforeEach, expect, it } from "vitest";
import { examineSlack, examineSlackApp } from "../../../adapters/slack/doctor.ts";
import { BOT_SCOPES } from "../../../adapters/slack/manifest.ts";
import { FOREIGN_BODIES } from "./foreign-answers.ts";
import { createWorkspace, type Workspace } from "./stage.ts";

let workspace: Workspace;
beforeEach(async () => {
  workspace = await createWorkspace();
});
afterEach(() => workspace.close());

const examine = (given: Partial<Parameters<typeof examineSlack>[0]> = {}) => {
  const { botToken, appToken, apiUrl } = workspace.slack;
  return examineSlack({ botToken, appToken, apiUrl, ...given });
};
const told = async (given?: Partial<Parameters<typeof examineSlack>[0]>) =>
  (await examine(given)).map((check) => JSON.stringify(check)).join("\n");

it("finds nothing wrong where all is well", async () => {
  const { botToken, appToken } = workspace.slack;
  const said = await told();
  expect(said).toContain("Reading Group");
  expect(said).toContain("Socket Mode can connect");
  expect(said).not.toMatch(new RegExp(`${botToken}|${appToken}`));
});

it("says what an app that was installed before a scope was asked for goes on without", async () => {
  const scopes = async (left: readonly string[]) => {
    workspace.slack.setScopes(left);
    return (await examine()).find(({ name }) => name === "Slack scopes");
  };
  expect(await scopes(BOT_SCOPES)).toMatchObject({ ok: true, detail: BOT_SCOPES.join(", ") });
  expect(await scopes(BOT_SCOPES.filter((scope) => scope !== "links:read"))).toMatchObject({
    ok: true,
    detail: expect.stringMatching(/without links:read, papers that people share .*reinstall the app/),
  });
  expect(await scopes(BOT_SCOPES.filter((scope) => !/^links|^users/.test(scope)))).toMatchObject({
    ok: false,
    detail: expect.stringContaining("missing links:read, users:read"),
  });
});

it.each([
  ["bot", { botToken: "xoxb-canary" }, "SLACK_BOT_TOKEN (invalid_auth)"],
  ["app", { appToken: "xapp-canary" }, "SLACK_APP_TOKEN (invalid_auth)"],
] as const)("says which token Slack refuses: %s", async (_, given, words) => {
  const said = await told(given);
  expect(said).toContain(words);
  expect(said).not.toContain("canary");
});

it("blames no token for what Slack did not say", async () => {
  for (const body of Object.values(FOREIGN_BODIES)) {
    for (const method of ["auth.test", "apps.connections.open"]) {
      workspace.answerAlways(method, () => new Response(body, { status: 403 }));
    }
    const said = await told();
    expect(said).toMatch(/A proxy or firewall may be in the way|Try again in a minute/);
    expect(said).not.toContain("does not accept");
  }
});

it("passes on how long to wait", async () => {
  const limited = () => new Response("", { status: 429, headers: { "Retry-After": "17" } });
  workspace.answerAlways("auth.test", limited);
  expect(await told()).toContain("asked to wait 17 s");
});

it.each([
  ["invalid_code", true, "Slack knows its credentials"],
  ["invalid_client_id", false, "Slack does not know the app (invalid_client_id)"],
  ["bad_client_secret", false, "copy Client ID and Client Secret"],
  ["internal_error", false, "Try again in a minute"],
])("asks Slack whether it knows an app, and understands %s", async (error, fine, words) => {
  const sent: URLSearchParams[] = [];
  workspace.answerAlways("oauth.v2.access", (args) => {
    sent.push(args);
    return Response.json({ ok: false, error });
  });
  const app = { clientId: "1.2", clientSecret: "canary", apiUrl: workspace.slack.apiUrl };
  const [check] = await examineSlackApp(app);
  expect([check?.ok, check?.detail]).toEqual([fine, expect.stringContaining(words)]);
  expect(check?.detail).not.toContain("canary");
  expect(sent[0]?.get("client_id")).toBe("1.2");
});
