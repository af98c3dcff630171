import type { FeedDay } from "../feed.ts";
import type { Http } from "../http/client.ts";
import type { StreamAddress } from "./address.ts";

/** A source that publishes papers one after the other, without daily lists or upvotes. */
export interface PaperStream {
  readonly name: string;
  /** Returns its current papers; undefined if they have not changed since the last call. Throws FeedError. */
  latest(signal?: AbortSignal): Promise<FeedDay | undefined>;
}

/** Creates a stream that uses conditional requests, so that unchanged feeds are not sent again. */
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
      // Loaded lazily, as many installations have no such source.
      const { readFeed } = await import("./read-feed.ts");
      const read = readFeed(answer.text, name);
      // Set only now, so that an unreadable response is requested again.
      known = {
        etag: answer.headers.get("etag") ?? undefined,
        modified: answer.headers.get("last-modified") ?? undefined,
      };
      return read;
    },
  };
}
