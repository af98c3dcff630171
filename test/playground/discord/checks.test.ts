import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, openDiscord } from "./setup.ts";

let server: Awaited<ReturnType<typeof openDiscord>>;

beforeAll(async () => {
  server = await openDiscord({ logSize: 10 });
});

afterAll(() => server.close());

const x = (length: number) => "x".repeat(length);
const V2 = 1 << 15;
const button = (custom_id: string, label = "Vote") => ({ type: 2, style: 1, label, custom_id });
const row = (...components: unknown[]) => ({ type: 1, components });
const display = (content: string) => ({ type: 10, content });
const section = (...components: unknown[]) => ({ type: 9, components, accessory: button("accessory") });
const box = <T>(...components: T[]) => ({ type: 17, components });
const thumbnail = (url: string, description = "alt") => ({
  type: 9,
  components: [display("a")],
  accessory: { type: 11, media: { url }, description },
});
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

const post = (body: unknown) => call(server.apiUrl, "POST", `/channels/${server.channel.id}/messages`, body);
const v2 = (...components: unknown[]) => post({ flags: V2, components });

/** The places that a refusal names, as `components.0.label CODE`. */
function places(json: { errors?: unknown }): string[] {
  const found: string[] = [];
  const visit = (node: unknown, path: string[]) => {
    for (const [key, value] of Object.entries(node as Record<string, unknown>)) {
      if (key === "_errors")
        for (const each of value as { code: string }[]) found.push(`${path.join(".")} ${each.code}`);
      else visit(value, [...path, key]);
    }
  };
  visit(json.errors ?? {}, []);
  return found;
}

describe("messages at the limit", () => {
  it.each([
    ["content of 2,000 characters", { content: x(2000) }],
    ["content counted in code points", { content: "😀".repeat(2000) }],
    ["ten embeds", { embeds: many(10, () => ({ title: "a" })) }],
    ["6,000 characters of embeds", { embeds: [{ description: x(4096) }, { description: x(1904) }] }],
    [
      "five rows of five buttons",
      { content: "a", components: many(5, (r) => row(...many(5, (b) => button(`${r}${b}`)))) },
    ],
    ["a label of 80 and an id of 100", { content: "a", components: [row(button(x(100), x(80)))] }],
    ["a nonce of 25", { content: "a", nonce: x(25) }],
    ["40 components, nested", { flags: V2, components: [box(...many(39, () => display("a")))] }],
    ["4,000 characters in text displays", { flags: V2, components: [display(x(3000)), display(x(1000))] }],
    [
      "three texts in a section",
      { flags: V2, components: [section(display("a"), display("b"), display("c"))] },
    ],
    ["an alt text of 1,024", { flags: V2, components: [thumbnail("https://example.org/a.png", x(1024))] }],
    ["a separator", { flags: V2, components: [{ type: 14, divider: true, spacing: 2 }, display("a")] }],
    [
      "a gallery",
      { flags: V2, components: [{ type: 12, items: many(10, () => ({ media: { url: "http://a.b/c" } })) }] },
    ],
    [
      "a link button",
      { content: "a", components: [row({ type: 2, style: 5, label: "Open", url: "https://a.b" })] },
    ],
  ])("are taken: %s", async (_name, body) => {
    expect((await post(body)).json).toMatchObject({ channel_id: server.channel.id });
  });
});

describe("messages past the limit", () => {
  it.each([
    ["content of 2,001", { content: x(2001) }, "content BASE_TYPE_MAX_LENGTH"],
    ["11 embeds", { embeds: many(11, () => ({ title: "a" })) }, "embeds BASE_TYPE_MAX_LENGTH"],
    ["an embed title of 257", { embeds: [{ title: x(257) }] }, "embeds.0.title BASE_TYPE_MAX_LENGTH"],
    [
      "an embed text of 4,097",
      { embeds: [{ description: x(4097) }] },
      "embeds.0.description BASE_TYPE_MAX_LENGTH",
    ],
    [
      "6,001 in embeds",
      { embeds: [{ description: x(4096) }, { description: x(1905) }] },
      "embeds MAX_EMBED_SIZE_EXCEEDED",
    ],
    [
      "an empty field",
      { embeds: [{ fields: [{ name: "a", value: "" }] }] },
      "embeds.0.fields.0.value BASE_TYPE_REQUIRED",
    ],
    [
      "an embed address",
      { embeds: [{ title: "a", url: "ftp://a.b/c" }] },
      "embeds.0.url URL_TYPE_INVALID_SCHEME",
    ],
    ["an embed colour", { embeds: [{ title: "a", color: "red" }] }, "embeds.0.color NUMBER_TYPE_COERCE"],
    ["a nonce of 26", { content: "a", nonce: x(26) }, "nonce BASE_TYPE_MAX_LENGTH"],
    [
      "6 rows",
      { content: "a", components: many(6, (i) => row(button(`${i}`))) },
      "components BASE_TYPE_MAX_LENGTH",
    ],
    [
      "6 buttons",
      { content: "a", components: [row(...many(6, (i) => button(`${i}`)))] },
      "components.0.components BASE_TYPE_BAD_LENGTH",
    ],
    [
      "a label of 81",
      { content: "a", components: [row(button("a", x(81)))] },
      "components.0.components.0.label BASE_TYPE_MAX_LENGTH",
    ],
    [
      "an id of 101",
      { content: "a", components: [row(button(x(101)))] },
      "components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH",
    ],
    [
      "a double id",
      { content: "a", components: [row(button("a"), button("a"))] },
      "components.0.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED",
    ],
    [
      "a button of nothing",
      { content: "a", components: [row(button("a", ""))] },
      "components.0.components.0 BUTTON_COMPONENT_INVALID_LABEL",
    ],
    [
      "a link without address",
      { content: "a", components: [row({ type: 2, style: 5, label: "a" })] },
      "components.0.components.0.url BASE_TYPE_REQUIRED",
    ],
    [
      "a text display without the flag",
      { components: [display("a")] },
      "components.0.type UNION_TYPE_CHOICES",
    ],
    ["an unknown kind", { flags: V2, components: [{ type: 99 }] }, "components.0.type UNION_TYPE_CHOICES"],
    ["a bare button", { flags: V2, components: [button("a")] }, "components.0.type UNION_TYPE_CHOICES"],
    [
      "a box in a box",
      { flags: V2, components: [box(box(display("a")))] },
      "components.0.components.0.type UNION_TYPE_CHOICES",
    ],
    [
      "content beside components",
      { flags: V2, content: "a", components: [display("a")] },
      "content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ],
    [
      "embeds beside components",
      { flags: V2, embeds: [{ title: "a" }], components: [display("a")] },
      "embeds MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ],
    [
      "41 components, nested",
      { flags: V2, components: [box(...many(40, () => display("a")))] },
      "components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
    ],
    [
      "4,001 characters in all",
      { flags: V2, components: [display(x(3000)), display(x(1001))] },
      "components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
    ],
    ["an empty text", { flags: V2, components: [display("")] }, "components.0.content BASE_TYPE_REQUIRED"],
    [
      "four texts in a section",
      { flags: V2, components: [section(...many(4, () => display("a")))] },
      "components.0.components BASE_TYPE_BAD_LENGTH",
    ],
    [
      "a section alone",
      { flags: V2, components: [{ type: 9, components: [display("a")] }] },
      "components.0.accessory BASE_TYPE_REQUIRED",
    ],
    [
      "an alt text of 1,025",
      { flags: V2, components: [thumbnail("https://a.b/c", x(1025))] },
      "components.0.accessory.description BASE_TYPE_BAD_LENGTH",
    ],
    [
      "an empty alt text",
      { flags: V2, components: [thumbnail("https://a.b/c", "")] },
      "components.0.accessory.description BASE_TYPE_BAD_LENGTH",
    ],
    [
      "a picture from nowhere",
      { flags: V2, components: [thumbnail("file:///etc/passwd")] },
      "components.0.accessory.media.url URL_TYPE_INVALID_SCHEME",
    ],
    [
      "a picture never sent",
      { flags: V2, components: [thumbnail("attachment://a.png")] },
      "components.0.accessory.media.url REFERENCED_ATTACHMENT_NOT_FOUND",
    ],
    [
      "an address that is none",
      { flags: V2, components: [thumbnail("a b")] },
      "components.0.accessory.media.url URL_TYPE_INVALID_URL",
    ],
    [
      "a double number",
      {
        flags: V2,
        components: [
          { ...display("a"), id: 3 },
          { ...display("b"), id: 3 },
        ],
      },
      "components.1.id COMPONENT_ID_DUPLICATED",
    ],
    [
      "11 pictures",
      { flags: V2, components: [{ type: 12, items: many(11, () => ({ media: { url: "http://a.b/c" } })) }] },
      "components.0.items BASE_TYPE_BAD_LENGTH",
    ],
    [
      "both ways of mentioning",
      { content: "a", allowed_mentions: { parse: ["users"], users: ["1"] } },
      "allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
    ],
  ])("are refused: %s", async (_name, body, place) => {
    const { status, json } = await post(body);
    expect([status, json.code, json.message]).toEqual([400, 50035, "Invalid Form Body"]);
    expect(places(json)).toContain(place);
  });

  it("are refused when empty, in their own way", async () => {
    expect((await post({})).json).toEqual({ code: 50006, message: "Cannot send an empty message" });
    expect((await post({ content: " \n " })).json.code).toBe(50006);
  });

  it("name everything that is wrong at once", async () => {
    const { json } = await post({ content: x(2001), nonce: x(26), components: [row(button("a", x(81)))] });
    expect(places(json)).toHaveLength(3);
  });
});

describe("components", () => {
  it("come back numbered in reading order, around the numbers that were given", async () => {
    const { json } = await v2({ ...display("a"), id: 2 }, box(display("b")), display("c"));
    expect(json.components).toMatchObject([{ id: 2 }, { id: 1, components: [{ id: 3 }] }, { id: 4 }]);
  });

  it("stay what they are through edits", async () => {
    const { json } = await v2(display("a"));
    const path = `/channels/${server.channel.id}/messages/${json.id}`;
    const refused = await call(server.apiUrl, "PATCH", path, { content: "plain", components: [] });
    expect(places(refused.json)).toContain("content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2");
    const edited = await call(server.apiUrl, "PATCH", path, { components: [display("b")] });
    expect(edited.json).toMatchObject({ flags: V2, components: [{ content: "b" }] });
  });

  it("may take over from plain text only once that is emptied", async () => {
    const { json } = await post({ content: "plain" });
    const path = `/channels/${server.channel.id}/messages/${json.id}`;
    const body = { flags: V2, components: [display("b")] };
    expect((await call(server.apiUrl, "PATCH", path, body)).status).toBe(400);
    expect((await call(server.apiUrl, "PATCH", path, { ...body, content: null })).status).toBe(200);
  });

  it("never pass 4,000 characters or 40 pieces, whatever their shape", async () => {
    const text = fc.integer({ min: 1, max: 1500 }).map((length) => display(x(length)));
    const piece = fc.oneof(
      text,
      fc.constant({ type: 14 }),
      fc.array(text, { minLength: 1, maxLength: 12 }).map((all) => box(...all)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 12 }), async (components) => {
        const { status } = await v2(...components);
        const all = components.flatMap((each): object[] => [
          each,
          ...("components" in each ? each.components : []),
        ]);
        const characters = all.reduce(
          (sum, each) => sum + ("content" in each ? String(each.content).length : 0),
          0,
        );
        expect(status).toBe(characters <= 4000 && all.length <= 40 ? 200 : 400);
      }),
      { numRuns: 60 },
    );
  });
});

describe("mentions", () => {
  const ping = `@everyone <@${"1".repeat(18)}> <@&${"2".repeat(18)}>`;
  const mentionsOf = async (body: object) => server.discord.message((await post(body)).json.id)?.mentions;

  it("fire from content and text displays unless they are switched off", async () => {
    const all = { everyone: true, users: ["1".repeat(18)], roles: ["2".repeat(18)] };
    const none = { everyone: false, users: [], roles: [] };
    expect(await mentionsOf({ content: ping })).toEqual(all);
    expect(await mentionsOf({ flags: V2, components: [box(display(ping))] })).toEqual(all);
    expect(await mentionsOf({ content: ping, allowed_mentions: { parse: [] } })).toEqual(none);
    expect(await mentionsOf({ content: ping, allowed_mentions: { parse: ["users"] } })).toEqual({
      ...none,
      users: all.users,
    });
    expect(await mentionsOf({ content: ping, allowed_mentions: { roles: all.roles } })).toEqual({
      ...none,
      roles: all.roles,
    });
    expect(await mentionsOf({ embeds: [{ description: ping }] })).toEqual(none);
  });
});

describe("commands", () => {
  const option = (more: object = {}) => ({ type: 3, name: "o", description: "d", ...more });
  const register = (body: unknown) =>
    call(server.apiUrl, "PUT", `/applications/${server.discord.bot.id}/commands`, body);
  const command = (more: object = {}) => ({ name: "papers", description: "d", ...more });
  const wrong = { options: [option({ name: "a" }), option({ name: "b", required: true })] };

  it.each([
    ["an upper-case name", [command({ name: "Papers" })], "0.name APPLICATION_COMMAND_INVALID_NAME"],
    ["a name with a space", [command({ name: "a b" })], "0.name APPLICATION_COMMAND_INVALID_NAME"],
    ["a name of 33", [command({ name: x(33) })], "0.name BASE_TYPE_BAD_LENGTH"],
    [
      "a translated name",
      [command({ name_localizations: { de: "Ärger Name" } })],
      "0.name_localizations.de APPLICATION_COMMAND_INVALID_NAME",
    ],
    ["no description", [{ name: "a" }], "0.description BASE_TYPE_REQUIRED"],
    ["a description of 101", [command({ description: x(101) })], "0.description BASE_TYPE_BAD_LENGTH"],
    [
      "26 options",
      [command({ options: many(26, (i) => option({ name: `o${i}` })) })],
      "0.options BASE_TYPE_MAX_LENGTH",
    ],
    [
      "26 choices",
      [command({ options: [option({ choices: many(26, (i) => ({ name: `c${i}`, value: "v" })) })] })],
      "0.options.0.choices BASE_TYPE_MAX_LENGTH",
    ],
    ["a required option last", [command(wrong)], "0.options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"],
    [
      "a double option",
      [command({ options: [option(), option()] })],
      "0.options.1.name APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATE",
    ],
    [
      "subcommands among options",
      [command({ options: [option(), option({ type: 1, name: "s" })] })],
      "0.options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
    ],
    ["a double name", [command(), command()], "1.name APPLICATION_COMMANDS_DUPLICATE_NAME"],
    ["101 commands", many(101, (i) => command({ name: `c${i}` })), " BASE_TYPE_MAX_LENGTH"],
    [
      "8,001 characters",
      [
        command({
          options: many(25, (i) =>
            option({ name: `o${i}`, choices: many(25, (c) => ({ name: `c${c}`, value: x(30) })) }),
          ),
        }),
      ],
      "0 APPLICATION_COMMAND_TOO_LARGE",
    ],
    [
      "permissions in words",
      [command({ default_member_permissions: "ManageGuild" })],
      "0.default_member_permissions BITFIELD_TYPE_CONVERT",
    ],
  ])("are refused: %s", async (_name, body, place) => {
    const { status, json } = await register(body);
    expect([status, json.code]).toEqual([400, 50035]);
    expect(places(json)).toContain(place);
  });

  it("are kept as they were when a registration is refused", async () => {
    await register([command()]);
    await register([command({ name: "Bad Name" })]);
    expect(server.discord.registeredCommands()).toMatchObject([{ name: "papers" }]);
  });

  it("are created, changed and deleted one by one", async () => {
    const base = `/applications/${server.discord.bot.id}/guilds/${server.guild.id}/commands`;
    const created = await call(server.apiUrl, "POST", base, command());
    expect(created.status).toBe(201);
    expect((await call(server.apiUrl, "POST", base, command({ description: "e" }))).status).toBe(200);
    const one = `${base}/${created.json.id}`;
    expect((await call(server.apiUrl, "PATCH", one, { description: "f" })).json).toMatchObject({
      description: "f",
    });
    expect((await call(server.apiUrl, "DELETE", one)).status).toBe(204);
    expect((await call(server.apiUrl, "GET", one)).json.code).toBe(10063);
  });
});

describe("addresses", () => {
  it.each([
    ["GET", "/nowhere", 404, 0],
    ["PUT", "/users/@me", 405, 0],
    ["GET", "/channels/1", 404, 10003],
    ["GET", "/guilds/1", 404, 10004],
    ["GET", "/users/1", 404, 10013],
    ["GET", "/applications/1/commands", 404, 10002],
  ])("%s %s is %i with code %i", async (method, path, status, code) => {
    const answer = await call(server.apiUrl, method, path);
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  });

  it("need the token", async () => {
    const answer = await call(server.apiUrl, "GET", "/users/@me", undefined, { authorization: "Bot wrong" });
    expect([answer.status, answer.json]).toEqual([401, { message: "401: Unauthorized", code: 0 }]);
  });

  it("take version 10 and JSON only", async () => {
    expect(await (await fetch(`${server.apiUrl}/v6/users/@me`)).json()).toMatchObject({ code: 50041 });
    const headers = { authorization: "Bot not-a-real.token.for-tests", "content-type": "application/json" };
    const path = `${server.apiUrl}/v10/channels/${server.channel.id}/messages`;
    const answer = await fetch(path, { method: "POST", headers, body: "{" });
    expect(await answer.json()).toMatchObject({ code: 50109 });
  });

  it("page through history as asked", async () => {
    const channel = server.discord.addChannel({ guild: server.guild.id, name: "long" });
    const ids = many(7, (index) => server.discord.say(server.ada.id, channel.id, `m${index}`).id);
    const read = async (query: string) => {
      const { json } = await call(server.apiUrl, "GET", `/channels/${channel.id}/messages?${query}`);
      return Array.isArray(json) ? json.map((message: { id: string }) => ids.indexOf(message.id)) : json.code;
    };
    expect(await read("limit=3")).toEqual([6, 5, 4]);
    expect(await read(`limit=2&after=${ids[1]}`)).toEqual([3, 2]);
    expect(await read(`limit=2&before=${ids[3]}`)).toEqual([2, 1]);
    expect(await read(`limit=3&around=${ids[3]}`)).toEqual([4, 3, 2]);
    expect(await read("limit=101")).toBe(50035);
  });
});
