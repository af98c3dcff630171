import { lookup as lookUp } from "node:dns/promises";
import * as http from "node:http";
import * as https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { Readable } from "node:stream";
import { FeedError } from "../../runtime/errors.ts";
import { isPublicAddress } from "./public-address.ts";

/** An address that a host name resolves to. */
interface Resolved {
  readonly address: string;
  readonly family: number;
}

/** Statuses of responses without a body. */
const EMPTY = [204, 205, 304];

/**
 * Returns a `fetch` for GET requests to the public internet only. A name is resolved once, all its addresses must be
 * public, and the connection goes to one of them; so a second DNS answer cannot redirect it to an internal host.
 * Redirects are left to the caller.
 */
export function createPublicFetch({
  resolve = (name: string) => lookUp(name, { all: true }),
  isAllowed = isPublicAddress,
}: {
  readonly resolve?: (name: string) => Promise<readonly Resolved[]>;
  readonly isAllowed?: (address: string) => boolean;
} = {}): typeof fetch {
  const inside = (host: string) =>
    new FeedError(
      "refused",
      `${host} is not on the public internet; Paperboy reads sources of papers only from public hosts`,
    );

  const lookup: LookupFunction = (host, { all }, done) => {
    resolve(host).then(
      (found) => {
        const [first] = found;
        if (first === undefined || !found.every(({ address }) => isAllowed(address)))
          done(inside(host), "", 0);
        else if (all) done(null, [...found]);
        else done(null, first.address, first.family);
      },
      (error: unknown) => done(error as NodeJS.ErrnoException, "", 0),
    );
  };

  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    // IP addresses are not resolved, so they are checked here.
    const host = url.hostname.replace(/^\[|\]$/g, "");
    if (isIP(host) !== 0 && !isAllowed(host)) throw inside(host);
    const headers = { ...Object.fromEntries(new Headers(init.headers)), "accept-encoding": "identity" };
    const { request } = url.protocol === "https:" ? https : http;
    return new Promise((resolved, rejected) => {
      const options = { headers, lookup, agent: false, ...(init.signal ? { signal: init.signal } : {}) };
      request(url, options, (message) => resolved(responseOf(message)))
        .once("error", rejected)
        .end();
    });
  };
}

function responseOf(message: http.IncomingMessage): Response {
  const { statusCode: status = 502, rawHeaders } = message;
  const headers = new Headers();
  for (let at = 0; at < rawHeaders.length; at += 2)
    headers.append(rawHeaders[at] ?? "", rawHeaders[at + 1] ?? "");
  const encoding = headers.get("content-encoding") ?? "identity";
  if (EMPTY.includes(status) || encoding !== "identity") {
    message.resume();
    // A response compressed against our request may be a decompression bomb.
    return EMPTY.includes(status)
      ? new Response(null, { status, headers })
      : new Response(null, { status: 415 });
  }
  return new Response(Readable.toWeb(message) as ReadableStream<Uint8Array>, { status, headers });
}
