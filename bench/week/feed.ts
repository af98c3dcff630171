import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { sampleFolder } from "../../bin/container.ts";

/** Hugging Face with the bundled sample's daily lists and no more, and an arXiv that knows nothing. */
export interface SampleFeed {
  readonly url: string;
  /** Whether connections end at once. */
  down: boolean;
  close(): void;
}

/** Serves for each day the list of the sample's day that `sampleDay` names, and an empty one where there is none. */
export async function serveSample(
  sampleDay: (day: string) => string | undefined = (day) => day,
): Promise<SampleFeed> {
  const server = createServer((request, response) => {
    if (feed.down) {
      response.destroy();
      return;
    }
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    if (searchParams.has("id_list")) {
      response.setHeader("content-type", "application/atom+xml");
      response.end('<feed xmlns="http://www.w3.org/2005/Atom"></feed>');
    } else if (pathname === "/api/daily_papers") {
      response.setHeader("content-type", "application/json");
      response.end(
        searchParams.get("p") === "0" ? listOf(sampleDay(searchParams.get("date") ?? "") ?? "") : "[]",
      );
    } else {
      response.statusCode = 404;
      response.end("Not found");
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const feed: SampleFeed & { down: boolean } = {
    url: `http://127.0.0.1:${port}`,
    down: false,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return feed;
}

function listOf(day: string): string {
  try {
    return readFileSync(join(sampleFolder, `${day}.json`), "utf8");
  } catch {
    return "[]";
  }
}
