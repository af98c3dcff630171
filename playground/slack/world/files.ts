import { Hono } from "hono";
import { type Complaint, isObject } from "../checks/schema.ts";
import { Refusal } from "../web-api/refusal.ts";
import type { StoredFile, World } from "./world.ts";

/** Uploads, from requesting a URL to the shared file. */
export interface Files {
  /** Receives uploads, and serves files to the page. */
  readonly app: Hono;
  /** Reserves `length` bytes; returns the path to upload to. */
  reserve(name: string, length: number, altText: string): { readonly id: string; readonly path: string };
  /** Completes an upload; the file can be used in blocks a moment later. Throws Refusal if nothing was uploaded. */
  complete(id: string, title: string): StoredFile;
  /** What is wrong with the files that blocks refer to. */
  check(blocks: readonly unknown[]): readonly Complaint[];
  find(id: string): StoredFile | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  png: "image/png",
  gif: "image/gif",
  jpg: "image/jpeg",
  csv: "text/csv",
  ics: "text/calendar",
  bib: "text/plain",
  md: "text/plain",
  txt: "text/plain",
  json: "application/json",
};

/** `processingMs`: how long after its completion a file cannot be used in blocks. */
export function createFiles(world: World, processingMs: number): Files {
  const pending = new Map<
    string,
    { readonly name: string; readonly length: number; readonly altText: string; content?: Uint8Array }
  >();
  const files = new Map<string, { readonly file: StoredFile; readonly usableAt: number }>();

  const app = new Hono();
  app.post("/upload/v1/:id", async (c) => {
    const upload = pending.get(c.req.param("id"));
    if (!upload) return c.text("Not Found", 404);
    const content = new Uint8Array(await c.req.arrayBuffer());
    if (content.length !== upload.length) return c.text("Bad Request", 400);
    upload.content = content;
    return c.text(`OK - ${content.length}`);
  });
  app.get("/files/:id/:name", (c) => {
    const file = files.get(c.req.param("id"))?.file;
    if (!file) return c.text("Not Found", 404);
    const shown = file.mimetype.startsWith("image/");
    return c.body(new Uint8Array(file.content), 200, {
      "Content-Type": shown ? file.mimetype : "application/octet-stream",
      "Content-Disposition": `${shown ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "default-src 'none'",
    });
  });

  const usable = (named: unknown): boolean => {
    const found = isObject(named) ? files.get(String(named.id)) : undefined;
    return found?.file.mimetype.startsWith("image/") === true && found.usableAt <= world.now();
  };

  return {
    app,
    reserve: (name, length, altText) => {
      const id = world.nextId("F");
      pending.set(id, { name, length, altText });
      return { id, path: `/upload/v1/${id}` };
    },
    complete: (id, title) => {
      const upload = pending.get(id);
      if (!upload?.content) throw new Refusal("file_not_found");
      pending.delete(id);
      const { name, content, altText } = upload;
      const mimetype = TYPES[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? "application/octet-stream";
      const file: StoredFile = { id, name, title: title || name, mimetype, content, altText };
      files.set(id, { file, usableAt: world.now() + processingMs });
      return file;
    },
    check: (blocks) =>
      blocks.flatMap((block, index) => {
        if (!isObject(block)) return [];
        const places = [
          ["", block],
          ["/accessory", block.accessory],
          ...(Array.isArray(block.elements) ? block.elements.map((each, n) => [`/elements/${n}`, each]) : []),
        ] as const;
        return places.flatMap(([at, place]) =>
          isObject(place) && place.slack_file !== undefined && !usable(place.slack_file)
            ? [{ at: `/blocks/${index}${at}/slack_file`, message: "invalid slack file" }]
            : [],
        );
      }),
    find: (id) => files.get(id)?.file,
  };
}
