import type { FeedDay } from "../feed.ts";
import type { Http } from "../http/client.ts";
import type { StreamAddress } from "./address.ts";

/** What somebody publishes one after the other, without a list for each day and without upvotes. */
export interface PaperStream {
  readonly name: string;
  /** What it holds lately; undefined where that is what it held before. Throws FeedError. */
  latest(signal?: AbortSignal): Promise<FeedDay | undefined>;
}

/** A feed that is asked for no more than what is new. */
export function createStream({ name, url }: StreamAddress, http: Http): PaperStream {
  let known: { readonly etag: string | undefined; readonly modified: string | undefined } | undefined;
  return {
    name,
    async latest(signal) {
      const answer = await http.get(url, {
        signal,
        accept:
          "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5",
        unless: known,
        pass: [304],
      });
      if (answer.status === 304) return undefined;
      // Who has no such source loads no parser for it.
      const { readFeed } = await import("./read-feed.ts");
      const read = readFeed(answer.text, name);
      // Only now: what could not be read is asked for again.
      known = {
        etag: answer.headers.get("etag") ?? undefined,
        modified: answer.headers.get("last-modified") ?? undefined,
      };
      return read;
    },
  };
}
