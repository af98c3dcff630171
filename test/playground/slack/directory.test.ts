import { afterEach, beforeEach, expect, it } from "vitest";
import { type SlackDirectory, startSlackDirectory } from "../../../playground/slack/directory/directory.ts";

const app = {
  clientId: "1.2",
  clientSecret: "secret",
  signingSecret: "signing",
  requestUrl: "http://127.0.0.1:9/slack/events",
  redirectUrl: "http://127.0.0.1:9/back",
};

let directory: SlackDirectory;
beforeEach(async () => {
  directory = await startSlackDirectory({
    app,
    workspaces: [
      { team: { id: "T0ONE", name: "Ones" }, retriesMs: [] },
      { team: { id: "T0TWO", name: "Twos" }, retriesMs: [] },
    ],
  });
});
afterEach(() => directory.close());

const authorizeUrl = (changes: Readonly<Record<string, string>> = {}) => {
  const url = new URL("/oauth/v2/authorize", directory.apiUrl);
  const asked = { client_id: app.clientId, scope: "chat:write", redirect_uri: app.redirectUrl, state: "s1" };
  url.search = String(new URLSearchParams({ ...asked, ...changes }));
  return url.href;
};
const codeFor = (workspace: string) =>
  new URL(directory.allow(authorizeUrl(), workspace)).searchParams.get("code") ?? "";
const call = async (method: string, args: Readonly<Record<string, string>>, token?: string) => {
  const response = await fetch(`${directory.apiUrl}${method}`, {
    method: "POST",
    body: new URLSearchParams(args),
    ...(token ? { headers: { authorization: `Bearer ${token}` } } : {}),
  });
  return (await response.json()) as Record<string, unknown>;
};
const exchange = (code: string, changes: Readonly<Record<string, string>> = {}) =>
  call("oauth.v2.access", {
    client_id: app.clientId,
    client_secret: app.clientSecret,
    redirect_uri: app.redirectUrl,
    code,
    ...changes,
  });

it("gives each workspace a token of its own, which works there alone", async () => {
  const one = await exchange(codeFor("T0ONE"));
  const two = await exchange(codeFor("T0TWO"));
  expect(one).toMatchObject({ ok: true, team: { id: "T0ONE" }, token_type: "bot", scope: "chat:write" });
  for (const [grant, team] of [
    [one, "T0ONE"],
    [two, "T0TWO"],
  ] as const)
    expect(await call("auth.test", {}, String(grant.access_token))).toMatchObject({
      ok: true,
      team_id: team,
    });
  directory.workspace("T0ONE").uninstall();
  expect(await call("auth.test", {}, String(one.access_token))).toMatchObject({ error: "account_inactive" });
  expect(await call("auth.test", {}, String(two.access_token))).toMatchObject({ ok: true });
  const again = await exchange(codeFor("T0ONE"));
  expect(await call("auth.test", {}, String(one.access_token))).toMatchObject({ error: "invalid_auth" });
  expect(await call("auth.test", {}, String(again.access_token))).toMatchObject({ ok: true });
});

it("takes a code once, from the app alone, with the address that it was asked for", async () => {
  expect(await exchange("nobody's")).toEqual({ ok: false, error: "invalid_code" });
  expect(await exchange(codeFor("T0ONE"), { client_id: "3.4" })).toMatchObject({
    error: "invalid_client_id",
  });
  expect(await exchange(codeFor("T0ONE"), { client_secret: "x" })).toMatchObject({
    error: "bad_client_secret",
  });
  expect(await exchange(codeFor("T0ONE"), { redirect_uri: "http://elsewhere/" })).toMatchObject({
    error: "bad_redirect_uri",
  });
  const code = codeFor("T0ONE");
  expect(await exchange(code)).toMatchObject({ ok: true });
  expect(await exchange(code)).toMatchObject({ error: "invalid_code" });
});

it("asks people in a page, and leads them nowhere but to the app's own address", async () => {
  const page = await (await fetch(authorizeUrl())).text();
  expect(page).toMatch(/Allow in Ones.*Allow in Twos/s);
  const [, link = ""] = /href="(\/oauth\/v2\/allow\?[^"]+T0TWO)"/.exec(page) ?? [];
  const led = await fetch(new URL(link.replaceAll("&amp;", "&"), directory.apiUrl), { redirect: "manual" });
  expect(led.headers.get("location")).toMatch(/^http:\/\/127\.0\.0\.1:9\/back\?code=[^&]+&state=s1$/);
  for (const wrong of [{ client_id: "3.4" }, { redirect_uri: "http://elsewhere/" }, { scope: "" }])
    expect((await fetch(authorizeUrl(wrong))).status).toBe(400);
});
