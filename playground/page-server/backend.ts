import { readFile } from "node:fs/promises";
import { type Context, Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { drawing } from "./drawing.ts";
import { formOf, type PageForm } from "./modal.ts";
import type { Person } from "./person.ts";
import { onSlack, type SlackDeed } from "./slack-deeds.ts";
import { pageState, type Stage } from "./state.ts";
import { offeredCommands, readTypedCommand } from "./typed-command.ts";

const FOLDER = import.meta.resolve("#root/playground/page/index.html");
const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};
// Papers' pictures may come from anywhere; nothing else may.
const SECURITY = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "no-cache",
};
/** Changes within this time are shown together. */
const SETTLE_MS = 40;

/** A person's action in the Discord chat. */
interface Deed {
  readonly kind: "say" | "react" | "unreact" | "press" | "pick" | "submit";
  readonly channel: string;
  readonly text: string;
  readonly message: string;
  readonly target: string;
  /** For a select, the chosen value. */
  readonly value: string | undefined;
  readonly entered: Readonly<Record<string, string | readonly string[]>>;
}

/** Serves the page's files at `/`, its state at `/page/events`, and people's actions at `/page/act`. */
export function createPageBackend(
  stage: Stage & { readonly onChange: (listener: () => void) => () => void },
): Hono {
  const personOf = (id: string | undefined): Person => {
    const person = stage.people.find((each) => each.id === id) ?? stage.people[0];
    if (!person) throw new Error("Nobody is here.");
    return person;
  };

  const app = new Hono();
  app.get("/", (c) => file(c, "index.html"));
  app.get("/:name{[a-z-]+\\.(?:css|js|svg)}", (c) => file(c, c.req.param("name")));

  app.get("/page/state", (c) => c.json(pageState(stage, personOf(c.req.query("as")))));

  app.get("/page/events", (c) => {
    const viewer = personOf(c.req.query("as"));
    return streamSSE(c, async (stream) => {
      let wake = () => {};
      let dirty = true;
      const stop = stage.onChange(() => {
        dirty = true;
        wake();
      });
      stream.onAbort(() => {
        stop();
        wake();
      });
      while (!stream.aborted) {
        if (dirty) {
          dirty = false;
          await stream.writeSSE({ data: JSON.stringify(pageState(stage, viewer)) });
          await stream.sleep(SETTLE_MS);
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    });
  });

  app.get("/page/pictures/:name{[\\w.]+\\.svg}", (c) =>
    c.body(drawing(c.req.param("name")), 200, { ...SECURITY, "Content-Type": "image/svg+xml" }),
  );

  // Discord attachments, for those who can see the message.
  app.get("/page/files/:message/:file/:name", (c) => {
    const { message, file } = c.req.param();
    const attached = stage.discord.message(message)?.attachments.find(({ id }) => id === file);
    if (!attached) return c.text("There is no such file.", 404);
    return c.body(Uint8Array.from(attached.content), 200, {
      ...SECURITY,
      "Content-Type": attached.type.startsWith("image/") ? attached.type : "application/octet-stream",
      ...(attached.type.startsWith("image/") ? {} : { "Content-Disposition": "attachment" }),
    });
  });

  app.post("/page/act", async (c) => {
    // Other sites' scripts cannot send this type without a preflight.
    if (c.req.header("content-type") !== "application/json") return c.json({ error: "Send JSON." }, 415);
    const body: unknown = await c.req.json().catch(() => undefined);
    if (typeof body !== "object" || body === null) return c.json({ error: "Send JSON." }, 400);
    const given = body as Readonly<Record<string, unknown>>;
    const text = (name: string) => (typeof given[name] === "string" ? given[name] : "");
    const deed = {
      kind: text("kind"),
      channel: text("channel"),
      text: text("text"),
      message: text("message"),
      target: text("target"),
      block: text("block") || undefined,
      value: text("value") || undefined,
      entered: (given.entered ?? {}) as Deed["entered"],
    };
    const person = personOf(text("as"));
    try {
      if (deed.kind === "morning") {
        const mornings = stage.mornings();
        if (!mornings) throw new Error("These papers are today’s: their next morning is tomorrow.");
        await mornings.go();
        return c.json({});
      }
      if (text("platform") === "slack") return c.json(await onSlack(stage.slack, person, deed as SlackDeed));
      const form = await onDiscord(stage, person, deed as Deed);
      return c.json(form ? { form } : {});
    } catch (error) {
      // The request is valid but the action is impossible, so the page shows the person why.
      return c.json({ error: error instanceof Error ? error.message : String(error) });
    }
  });
  return app;
}

/** The form opened by the action, if any. */
async function onDiscord(
  { discord, guildId, people, readLine }: Stage,
  person: Person,
  deed: Deed,
): Promise<PageForm | undefined> {
  const user = person.discord;
  switch (deed.kind) {
    case "say": {
      if (!deed.text.startsWith("/")) {
        discord.say(user, deed.channel, deed.text);
        return undefined;
      }
      const offered = offeredCommands([
        ...discord.registeredCommands(),
        ...discord.registeredCommands(guildId),
      ]);
      const { command, options } = readTypedCommand(offered, deed.text, {
        readLine,
        channels: discord.guilds().find(({ id }) => id === guildId)?.channels ?? [],
        people: people.map(({ name, discord: id }) => ({ id, name })),
      });
      return formOf(await discord.command(user, deed.channel, command.command, command.subcommand, options));
    }
    case "press":
      return formOf(await discord.press(user, deed.message, deed.target, deed.value));
    case "pick":
      return formOf(await discord.pick(user, deed.message, deed.target));
    case "submit":
      return formOf(await discord.submit(user, deed.target, deed.entered));
    case "react":
      discord.react(user, deed.message, deed.target);
      return undefined;
    case "unreact":
      discord.unreact(user, deed.message, deed.target);
      return undefined;
    default:
      deed.kind satisfies never;
      throw new Error("The playground does not know how to do that.");
  }
}

async function file(c: Context, name: string): Promise<Response> {
  try {
    const body = await readFile(new URL(name, FOLDER));
    return c.body(new Uint8Array(body), 200, {
      ...SECURITY,
      "Content-Type": TYPES[name.split(".").at(-1) ?? ""] ?? "text/plain",
    });
  } catch {
    return c.text("There is no such file.", 404);
  }
}
