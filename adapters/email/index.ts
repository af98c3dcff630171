import { drawChart } from "../../src/charts/chart-image.ts";
import { decodeAction, encodeAction } from "../../src/chat/action.ts";
import type {
  AddressAbilities,
  ChatHandlers,
  DeliveryKey,
  MessageRef,
  Outlet,
} from "../../src/chat/adapter.ts";
import type { Chart, Message } from "../../src/chat/message.ts";
import type { MailSender, SmtpAddress } from "../../src/runtime/addresses.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import { ChatError } from "../../src/runtime/errors.ts";
import type { HttpRoute } from "../../src/runtime/http-routes.ts";
import type { Log } from "../../src/runtime/log.ts";
import type { Store } from "../../src/store.ts";
import type { Address } from "../../src/subscriptions/address-store.ts";
import { maskAddress, readAddress } from "./address.ts";
import { mailOf, messageId } from "./envelope.ts";
import { signToken } from "./links.ts";
import { createPages, pagePath } from "./pages.ts";
import { PLATFORM } from "./platform.ts";
import { type MailContent, renderMail } from "./render/message.ts";
import { createSmtp } from "./smtp.ts";

export interface EmailOptions {
  readonly server: SmtpAddress;
  readonly from: MailSender;
  readonly perMinute: number;
  /** Under which `routes` are reached; undefined: nobody is served, so mails hold no links that do something. */
  readonly publicUrl: string | undefined;
  readonly store: Pick<Store, "address" | "subscription" | "paper">;
  readonly clock: Clock;
  readonly log: Log;
}

/** E-mail, and what its links lead to. */
export interface Email {
  readonly outlet: Outlet & AddressAbilities;
  readonly routes: readonly HttpRoute[];
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** E-mail as an outlet: mails go out through one SMTP server. Nothing that has left can be found, changed or taken back. */
export function createEmail(options: EmailOptions): Email {
  const { store, from, publicUrl, clock, log } = options;
  const smtp = createSmtp(options);
  const stopped = new AbortController();
  let handlers: ChatHandlers | undefined;
  let up = false;

  async function verified(): Promise<boolean> {
    for (let pause = FIRST_PAUSE_MS; !stopped.signal.aborted; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      try {
        await smtp.verify();
        return true;
      } catch (error) {
        if (stopped.signal.aborted) break;
        if (!(error instanceof ChatError) || error.kind === "unauthorized") throw error;
        log.warn("the mail server is tried again", { error: error.message, pauseMs: pause });
        await clock.sleep(pause, stopped.signal).catch(() => {});
      }
    }
    return false;
  }

  function actionPage(address: Pick<Address, "channel" | "secret">, id: string): string | undefined {
    return publicUrl === undefined ? undefined : publicUrl + pagePath(signToken(address, id));
  }

  function contentFor(message: Message, address: Address, about: Reading): MailContent {
    return renderMail(message, {
      zone: about.zone,
      pictures: about.pictures,
      // A list's readers are many, and a vote is one person's.
      actionLink: (id) =>
        address.owner !== undefined && isOffered(id) ? actionPage(address, id) : undefined,
      footer: {
        words: "You asked for the day’s trending papers at this address.",
        unsubscribe: about.unsubscribe,
      },
    });
  }

  async function post(
    channel: MessageRef["channel"],
    message: Message,
    key: DeliveryKey,
    under?: MessageRef,
  ): Promise<MessageRef> {
    const address = await store.address(channel);
    if (!address) throw new ChatError("gone", "Nobody is known at this address any more.");
    const { zone } = address.pending?.settings ??
      (await store.subscription(channel))?.settings ?? { zone: "UTC" };
    const mailto = `mailto:${from.address}?subject=unsubscribe%20${signToken(address, UNSUBSCRIBE)}`;
    const unsubscribe = [actionPage(address, UNSUBSCRIBE), mailto].filter((link) => link !== undefined);
    const drawn = await drawCharts(message);
    const content = contentFor(message, address, {
      zone,
      pictures: new Map(drawn.map(({ chart, cid }) => [chart, cid])),
      unsubscribe: unsubscribe[0] ?? mailto,
    });
    const id = messageId(key, channel, from);
    const about = { to: address.address, from, id, unsubscribe, pictures: drawn };
    try {
      await smtp.send(
        mailOf(content, { ...about, under: under && messageId(under.id, under.channel, from) }),
      );
      up = true;
    } catch (error) {
      if (error instanceof ChatError && error.kind === "unauthorized") up = false;
      throw error;
    }
    return { channel, id: key };
  }

  return {
    routes: publicUrl === undefined ? [] : createPages({ ...options, handlers: () => handlers }),
    outlet: {
      platform: PLATFORM,
      readAddress,
      maskAddress,
      actionPage,
      async start(_commands, given) {
        handlers = given;
        up = await verified();
        if (up) given.connected({ platform: PLATFORM, gap: false });
      },
      connected: () => up,
      post,
      async stop() {
        stopped.abort();
        up = false;
        smtp.close();
      },
    },
  };
}

/** What a link that ends it all does. */
const UNSUBSCRIBE = encodeAction({ kind: "run", command: "unsubscribe", options: {}, update: false });

/** What of a mail depends on its reader. */
interface Reading {
  readonly zone: string;
  readonly pictures: ReadonlyMap<Chart, string>;
  readonly unsubscribe: string;
}

/** Votes and the reading list: the rest is answered at length, in a chat. */
function isOffered(id: string): boolean {
  const action = decodeAction(id);
  return action?.kind === "vote" || (action?.kind === "run" && action.command === "save");
}

async function drawCharts({
  blocks,
}: Message): Promise<readonly { readonly chart: Chart; readonly cid: string; readonly png: Buffer }[]> {
  const charts = blocks.filter((block) => block.kind === "chart");
  return Promise.all(
    charts.map(async (chart, index) => {
      const { png } = await drawChart(chart);
      return { chart, cid: `chart${index + 1}@paperboy`, png: Buffer.from(png) };
    }),
  );
}
