import { afterAll, beforeAll, expect, it } from "vitest";
import { call, openDiscord } from "./setup.ts";

let server: Awaited<ReturnType<typeof openDiscord>>;
beforeAll(async () => {
  server = await openDiscord();
});
afterAll(() => server.close());

type Tags = readonly { readonly id: string; readonly name: string }[];

async function forum(tags: readonly string[], requireTag = false) {
  const { id } = server.discord.addChannel({
    guild: server.guild.id,
    name: "reading",
    kind: "forum",
    tags,
    requireTag,
  });
  const { json } = await call(server.apiUrl, "GET", `/channels/${id}`);
  const known = Object.fromEntries((json.available_tags as Tags).map((tag) => [tag.name, tag.id]));
  const post = (body: object) =>
    call(server.apiUrl, "POST", `/channels/${id}/threads`, {
      name: "A paper",
      message: { content: "a" },
      ...body,
    });
  return { known, post };
}

it("opens a post with tags of the forum, five at most", async () => {
  const { known, post } = await forum(["a", "b", "c", "d", "e", "f"]);
  const ids = Object.values(known);
  expect(await post({ applied_tags: ids.slice(0, 5) })).toMatchObject({
    status: 201,
    json: { applied_tags: ids.slice(0, 5) },
  });
  expect(await post({ applied_tags: ids })).toMatchObject({ status: 400, json: { code: 50035 } });
});

it("refuses tags that the forum does not have, or that only moderators may use", async () => {
  const { known, post } = await forum(["a", "!staff"]);
  expect(await post({ applied_tags: ["123456789012345678"] })).toMatchObject({ json: { code: 10087 } });
  expect(await post({ applied_tags: [known.staff] })).toMatchObject({ status: 403, json: { code: 50013 } });
  expect(await post({ applied_tags: [known.a] })).toMatchObject({ status: 201 });
});

it("refuses a post without the tag that its forum wants", async () => {
  const { known, post } = await forum(["a"], true);
  expect(await post({})).toMatchObject({ status: 400, json: { code: 40067 } });
  expect(await post({ applied_tags: [known.a] })).toMatchObject({ status: 201 });
});

it("takes titles of 1 to 100 characters", async () => {
  const { post } = await forum([]);
  expect(await post({ name: "x".repeat(100) })).toMatchObject({ status: 201 });
  for (const name of ["", "x".repeat(101)])
    expect(await post({ name })).toMatchObject({ status: 400, json: { code: 50035 } });
});
