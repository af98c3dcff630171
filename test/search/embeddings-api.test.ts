import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FeedError } from "../../src/runtime/errors.ts";
import { createEmbeddingsApi } from "../../src/search/embeddings-api.ts";

const KEY = "sk-very-secret-key";
const signal = new AbortController().signal;

interface Asked {
  readonly url: string | undefined;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

let server: Server;
let asked: Asked[];
let answer: { status: number; body: string; headers?: Record<string, string> };
beforeEach(async () => {
  asked = [];
  server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const { url, headers } = request;
    asked.push({ url, authorization: headers.authorization, body: JSON.parse(text) });
    response.writeHead(answer.status, answer.headers);
    // Less than was announced is a broken connection.
    if (answer.headers?.["content-length"]) response.write(answer.body, () => request.socket.destroy());
    else response.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => void server.close());

function embedder(key: string | undefined = KEY) {
  const { port } = server.address() as { port: number };
  const url = `http://127.0.0.1:${port}/v1/embeddings`;
  return createEmbeddingsApi({ url, model: "small", key }, { fetch });
}
const json = (value: unknown) => ({ status: 200, body: JSON.stringify(value) });

describe("an address that makes embeddings", () => {
  it("is asked as OpenAI's is, and its answer put in order", async () => {
    answer = json({
      data: [
        { index: 1, embedding: [0, 1] },
        { index: 0, embedding: [1, 0] },
      ],
    });
    expect(await embedder().embed(["a", "b"], signal)).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(asked).toEqual([
      {
        url: "/v1/embeddings",
        authorization: `Bearer ${KEY}`,
        body: { model: "small", input: ["a", "b"], encoding_format: "float" },
      },
    ]);
  });

  it("is asked without a key where there is none", async () => {
    answer = json({ data: [{ index: 0, embedding: [1] }] });
    await createEmbeddingsApi(
      { url: `http://127.0.0.1:${(server.address() as { port: number }).port}/`, model: "m", key: undefined },
      { fetch },
    ).embed(["a"], signal);
    expect(asked[0]?.authorization).toBeUndefined();
  });

  it.each([
    ["a refused key", { status: 401, body: "no" }, "PAPERBOY_EMBEDDINGS_KEY"],
    ["a wrong path", { status: 404, body: "no" }, "ends in /v1/embeddings"],
    ["an error", { status: 500, body: "no" }, "answered 500"],
    [
      "a redirect",
      { status: 302, body: "", headers: { location: "http://127.0.0.1:9/" } },
      "could not be reached",
    ],
    ["a page", { status: 200, body: "<html>" }, "did not answer with JSON"],
    [
      "half an answer",
      { status: 200, body: '{"data":', headers: { "content-length": "500" } },
      "could not be reached",
    ],
    ["too few vectors", json({ data: [] }), "one vector for each text"],
    [
      "vectors of two lengths",
      json({
        data: [
          { index: 0, embedding: [1] },
          { index: 1, embedding: [1, 2] },
        ],
      }),
      "one vector",
    ],
    [
      "no numbers",
      json({
        data: [
          { index: 0, embedding: ["x"] },
          { index: 1, embedding: [null] },
        ],
      }),
      "one vector",
    ],
  ])("that answers with %s is told of without its key", async (_, given, words) => {
    answer = given;
    const error = await embedder()
      .embed(["a", "b"], signal)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FeedError);
    expect((error as Error).message).toContain(words);
    expect(String((error as Error).stack)).not.toContain(KEY);
  });

  it("stops when it is told to", async () => {
    answer = json({ data: [{ index: 0, embedding: [1] }] });
    await expect(embedder().embed(["a"], AbortSignal.abort(new Error("enough")))).rejects.toThrow("enough");
  });
});
