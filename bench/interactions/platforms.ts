import { createDiscord } from "../../playground/discord/index.ts";
import { createSlack } from "../../playground/slack/index.ts";

/** The benchmark's requests to this process, which runs the platform and its people on its own event loop. */
export type Order =
  | { readonly kind: "open"; readonly platform: "discord" | "slack"; readonly offset: number }
  | {
      readonly kind: "ask";
      readonly asks: readonly Ask[];
      readonly atOnce: number;
    };

/** An action of one person. */
export interface Ask {
  readonly command: string;
  readonly options: Readonly<Record<string, string>>;
  /** Also presses this button in the answer, and waits for the result. */
  readonly press?: string;
}

/** How to connect. */
export interface Opened {
  readonly apiUrl: string;
  readonly tokens: readonly string[];
}

/** Milliseconds from a person's action to the first answer they see. */
export interface Times {
  readonly byKind: Readonly<Record<string, readonly number[]>>;
  readonly unanswered: number;
}

const TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GbEnCh.notARealTokenJustForTheBenchmark000000";
/** Far more than ask at once, as on a busy server, since requests per person and minute are limited. */
const PEOPLE = 400;
const WAIT_MS = 10_000;

interface Platform {
  readonly opened: Opened;
  /** Milliseconds for the command and, if it presses a button, for that too. */
  carryOut(ask: Ask, turn: number): Promise<readonly number[]>;
}

async function openDiscord(now: () => number): Promise<Platform> {
  const discord = createDiscord({ token: TOKEN, rateLimits: "off", now });
  const guild = discord.addGuild({ name: "Reading group" }).id;
  const channel = discord.addChannel({ guild, name: "papers" }).id;
  const people = Array.from({ length: PEOPLE }, (_, n) =>
    discord.addUser({ name: `reader-${n}`, permissions: ["ManageChannels"] }),
  );
  const { apiUrl } = await discord.listen();
  return {
    opened: { apiUrl, tokens: [TOKEN] },
    async carryOut({ command, options, press }, turn) {
      const user = people[turn % PEOPLE]?.id ?? "";
      const answer = await discord.command(user, channel, "papers", command, options);
      if (press === undefined) return [answer.firstAnswerMs];
      const shown = answer.message ?? (await answer.followUp());
      const id = new RegExp(
        `"custom_id":"([^"]*)"[^{}]*"label":"${press}"|"label":"${press}"[^{}]*"custom_id":"([^"]*)"`,
      ).exec(JSON.stringify(shown.components));
      if (!id) return [answer.firstAnswerMs];
      return [
        answer.firstAnswerMs,
        (await discord.press(user, shown.id, id[1] ?? id[2] ?? "")).firstAnswerMs,
      ];
    },
  };
}

async function openSlack(now: () => number): Promise<Platform> {
  const id = (n: number) => `U0READER${String(n).padStart(3, "0")}`;
  const slack = createSlack({
    now,
    users: Array.from({ length: PEOPLE }, (_, n) => ({ id: id(n), name: `reader-${n}`, admin: true })),
    channels: [{ id: "C0PAPERS01", name: "papers" }],
  });
  const apiUrl = await slack.listen();
  /** Resolves with the first resulting message or modal. */
  const first = (user: string, act: () => ReturnType<typeof slack.command>) => {
    const begun = performance.now();
    let stop = () => {};
    const modal = new Promise<undefined>((resolve) => {
      stop = slack.onChange(() => {
        if (slack.modal(user)) resolve(undefined);
      });
    });
    const message = act().then((answers) => answers.message(0, WAIT_MS));
    return Promise.race([message, modal])
      .then((shown) => ({ shown, ms: performance.now() - begun }))
      .finally(() => {
        message.catch(() => {});
        stop();
        if (slack.modal(user)) slack.closeModal(user);
      });
  };
  return {
    opened: { apiUrl, tokens: [slack.botToken, slack.appToken] },
    async carryOut({ command, options, press }, turn) {
      const user = id(turn % PEOPLE);
      const line = [command, ...Object.values(options)].join(" ");
      const { shown, ms } = await first(user, () => slack.command(user, "C0PAPERS01", "/papers", line));
      const buttons = (shown?.blocks ?? []).flatMap(({ elements }) =>
        Array.isArray(elements) ? elements : [],
      );
      const button = buttons.find((each) => each.text?.text === press);
      if (press === undefined || !shown || !button) return [ms];
      return [ms, (await first(user, () => slack.press(user, shown, button.action_id))).ms];
    },
  };
}

let platform: Platform | undefined;

process.on("message", async (order: Order) => {
  if (order.kind === "open") {
    const now = () => Date.now() + order.offset;
    platform = await (order.platform === "discord" ? openDiscord(now) : openSlack(now));
    process.send?.(platform.opened);
    return;
  }
  const byKind: Record<string, number[]> = {};
  const note = (kind: string, ms: number) => {
    byKind[kind] ??= [];
    byKind[kind].push(ms);
  };
  let unanswered = 0;
  let turn = 0;
  const worker = async () => {
    for (let ask = order.asks[turn++]; ask !== undefined; ask = order.asks[turn++]) {
      try {
        const [asked, pressed] = (await platform?.carryOut(ask, turn)) ?? [];
        if (asked !== undefined) note(ask.command, asked);
        if (pressed !== undefined) note(`${ask.press} (button)`, pressed);
      } catch {
        unanswered += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: order.atOnce }, worker));
  process.send?.({ byKind, unanswered } satisfies Times);
});
