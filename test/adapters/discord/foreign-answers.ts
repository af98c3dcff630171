import { createServer, request as forward } from "node:http";
import type { AddressInfo } from "node:net";

/** Bodies that Discord did not write, each as it has been met under any status. */
export const FOREIGN_BODIES: Readonly<Record<string, string>> = {
  "a proxy's page": "<!DOCTYPE html><title>Attention Required! | Cloudflare</title>",
  "Cloudflare's limit": "error code: 1015",
  nothing: "",
  "an empty object": "{}",
  "a code of nothing": '{"code":0}',
  "a code of nothing with words": '{"message":"403: Forbidden","code":0}',
  "another service's JSON": '{"message":"Forbidden","code":403}',
  "a code that is a text": '{"message":"Unknown Channel","code":"10003"}',
  "a code without words": '{"code":10003}',
  "JSON cut short": '{"message":"Unknown Channel","co',
  "a list": "[]",
  null: "null",
  "a number": "10003",
};

/** Discord's answer to a token that it does not know. */
export const UNAUTHORIZED = { status: 401, body: '{"message":"401: Unauthorized","code":0}' } as const;

/** What something on the way answers, or does instead. */
export interface ForeignAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The connection ends in the middle of the body. */
  readonly cut?: boolean;
  /** The answer is begun and never ended. */
  readonly unending?: boolean;
}

/** Something on the way to Discord. */
export interface Way {
  readonly apiUrl: string;
  /** Answers the next `times` (absent: all) requests that match in Discord's place; `path` is without `/api/v10` and query. */
  answer(match: (method: string, path: string) => boolean, answer: ForeignAnswer, times?: number): void;
  /** Lets everything through again. */
  clear(): void;
  /** Requests answered in Discord's place, as `GET /channels/1`. */
  readonly answered: readonly string[];
  close(): Promise<void>;
}

/** A proxy before a Discord-compatible server's REST API, which lets everything through at first. */
export async function createWay(target: string): Promise<Way> {
  const rules: { match: (method: string, path: string) => boolean; answer: ForeignAnswer; left: number }[] =
    [];
  const answered: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = "GET", url = "/", headers } = incoming;
    const path = url.replace(/^\/api\/v\d+/, "").replace(/\?.*$/, "");
    const rule = rules.find(({ match, left }) => left > 0 && match(method, path));
    if (!rule) {
      const to = new URL(`${target}${url.replace(/^\/api/, "")}`);
      const passed = forward(to, { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      passed.on("error", () => outgoing.destroy());
      incoming.pipe(passed);
      return;
    }
    rule.left--;
    answered.push(`${method} ${path}`);
    const { status, body, headers: extra, cut, unending } = rule.answer;
    incoming.resume().on("end", () => {
      const type = body.startsWith("{") || body.startsWith("[") ? "application/json" : "text/html";
      const length = cut || unending ? body.length + 10 : Buffer.byteLength(body);
      outgoing.writeHead(status, {
        "content-type": type,
        ...(status === 204 ? {} : { "content-length": length }),
        ...extra,
      });
      if (unending) outgoing.write(body);
      else if (cut) outgoing.write(body, () => outgoing.destroy());
      else outgoing.end(status === 204 ? undefined : body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
    answer: (match, answer, times = Number.POSITIVE_INFINITY) =>
      void rules.push({ match, answer, left: times }),
    clear: () => void rules.splice(0),
    answered,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
