import { drawChart } from "../../src/charts/chart-image.ts";
import { decodeAction, encodeAction } from "../../src/chat/action.ts";
import {
  type AddressAbilities,
  always,
  type ChatHandlers,
  type DeliveryKey,
  type MessageRef,
  type Outlet,
} from "../../src/chat/adapter.ts";
import { eachTurn } from "../../src/chat/connection/each-turn.ts";
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
  /** The public URL of `routes`; undefined if they are not served, so mails have no action links. */
  readonly publicUrl: string | undefined;
  readonly store: Pick<Store, "address" | "subscription" | "paper">;
  readonly clock: Clock;
  readonly log: Log;
}

/** E-mail delivery, and the pages its links lead to. */
export interface Email {
  readonly outlet: Outlet & AddressAbilities;
  readonly routes: readonly HttpRoute[];
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** E-mail as an outlet: mails go out through one SMTP server. A sent mail cannot be found, changed or recalled. */
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
        log.warn("mail server unreachable; retrying later", { error: error.message, pauseMs: pause });
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
      // A mailing list has many readers, and a vote belongs to one person.
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
    if (!address) throw new ChatError("gone", "This address is no longer subscribed.");
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
      async start(_commands, given, turns = always) {
        handlers = given;
        up = await verified();
        await eachTurn(turns, stopped.signal, () => {
          if (up) given.connected({ platform: PLATFORM, gap: false });
        });
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

/** The action of the link that ends the subscription. */
const UNSUBSCRIBE = encodeAction({ kind: "run", command: "unsubscribe", options: {}, update: false });

/** The parts of a mail that depend on its reader. */
interface Reading {
  readonly zone: string;
  readonly pictures: ReadonlyMap<Chart, string>;
  readonly unsubscribe: string;
}

/** Votes and the reading list: anything else needs a long answer, in a chat. */
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
