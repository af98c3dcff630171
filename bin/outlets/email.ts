import { text } from "node:stream/consumers";
import type { Command } from "commander";
import type { Email } from "../../adapters/email/index.ts";
import type { Config } from "../../src/config.ts";
import { createOptIn, type OptIn } from "../../src/delivery/opt-in.ts";
import { createPostNow } from "../../src/delivery/post-now.ts";
import { StoreError, UserError } from "../../src/runtime/errors.ts";
import type { ServiceParts, Services } from "../../src/services.ts";
import { applySettings } from "../../src/subscriptions/settings.ts";
import type { TeamId } from "../../src/teams/team-id.ts";
import { counted } from "../../src/text/format.ts";
import { readTime } from "../../src/time/parse-time.ts";
import { readZone } from "../../src/time/parse-zone.ts";
import { between } from "../arguments.ts";
import { createLog } from "../log.ts";
import { say, warn } from "../output.ts";
import type { Shell } from "../shell.ts";

/** EX_TEMPFAIL from sysexits.h: the mail server keeps the mail and pipes it again later. */
const TRY_AGAIN = 75;

/** The e-mail outlet; undefined if e-mail is not configured. Its libraries are loaded only if it is. */
export async function emailOf(
  config: Pick<Config, "email" | "publicHttp">,
  parts: Pick<ServiceParts, "store" | "clock" | "log">,
): Promise<Email | undefined> {
  if (!config.email) return undefined;
  const { createEmail } = await import("../../adapters/email/index.ts");
  return createEmail({ ...config.email, ...parts, publicUrl: config.publicHttp?.url });
}

interface SubscribeOptions {
  readonly mail: string;
  readonly at?: string;
  readonly tz?: string;
  readonly count?: number;
  readonly team?: string;
  readonly list?: boolean;
}

/** The commands for addresses. All may run alongside the bot. */
export function addEmail(program: Command, shell: Pick<Shell, "config" | "withExisting">): void {
  program
    .command("subscribe")
    .description("send the daily papers to an e-mail address, once somebody there has confirmed it")
    .requiredOption("--mail <address>", "a person's address, or a mailing list's")
    .option("--at <time>", "local time of day (default 09:00)")
    .option("--tz <zone>", "time zone or big city (default UTC)")
    .option("--count <n>", "papers per day, 1 to 10", between(1, 10))
    .option(
      "--team <team>",
      "the team whose taste applies and for which votes count: discord:<server id> or slack:<workspace id>",
    )
    .option("--list", "it is a mailing list, so nobody can vote from there")
    .action((options: SubscribeOptions) =>
      shell.withExisting((services) => withOptIn(shell, services, (optIn) => subscribe(optIn, options))),
    );

  program
    .command("confirm")
    .description("confirm an e-mail address with the code that was sent to it")
    .argument("<code>")
    .action((code: string) =>
      shell.withExisting((services) =>
        withOptIn(shell, services, async (optIn) => {
          const { settings } = await optIn.confirm(code);
          say(`Confirmed. The papers come at ${settings.time} ${settings.zone}.`);
        }),
      ),
    );

  program
    .command("unsubscribe")
    .description("stop the daily papers to an e-mail address, and delete the address")
    .requiredOption("--mail <address>")
    .action(({ mail }: { mail: string }) => shell.withExisting((services) => unsubscribe(services, mail)));

  program
    .command("mail-in")
    .description(
      "read one mail to the sender's address from standard input: bounces, complaints, unsubscribing",
    )
    .action(async () => {
      try {
        await shell.withExisting(async (services) => {
          const { readReturned } = await import("../../adapters/email/returned.ts");
          say(await readReturned(await text(process.stdin), services));
        });
      } catch (error) {
        if (!(error instanceof StoreError) && !(error instanceof UserError)) throw error;
        warn(error.message);
        process.exitCode = TRY_AGAIN;
      }
    });
}

async function subscribe(optIn: OptIn, { mail, at, tz, count, team, list = false }: SubscribeOptions) {
  const settings = applySettings(
    {
      time: at === undefined ? undefined : readTime(at),
      zone: tz === undefined ? undefined : readZone(tz),
      count,
    },
    undefined,
    undefined,
  );
  if (team !== undefined && !/^[a-z]+:[^:]+$/.test(team))
    throw new UserError("--team names discord:<server id> or slack:<workspace id>.");
  const wish = { address: mail, team: team as TeamId | undefined, by: undefined, list, settings };
  const shown = await optIn.request(wish);
  say(
    `A code was sent to ${shown}. The papers start once somebody there opens the link in it, or you run “paperboy confirm <code>”.`,
  );
}

async function unsubscribe({ store }: Pick<Services, "store">, mail: string): Promise<void> {
  const { readAddress } = await import("../../adapters/email/address.ts");
  const known = await store.addresses({ address: readAddress(mail) });
  if (known.length === 0) throw new UserError("That address is not subscribed.");
  for (const { channel } of known) await store.deleteAddress(channel);
  say(`${counted(known.length, "subscription")} ended, and the address is deleted.`);
}

/** Sends mail from this process, alongside the running bot. Throws UserError if mail is not configured. */
async function withOptIn(
  shell: Pick<Shell, "config">,
  { store, clock }: Pick<Services, "store" | "clock">,
  work: (optIn: OptIn) => Promise<void>,
): Promise<void> {
  const config = shell.config();
  const email = await emailOf(config, { store, clock, log: createLog(config) });
  if (!email)
    throw new UserError("Mail is not configured. Set PAPERBOY_SMTP_URL and PAPERBOY_MAIL_FROM first.");
  const { outlet } = email;
  try {
    const postNow = createPostNow({ store, adapters: [outlet], clock, onPosted: () => {} });
    await work(createOptIn({ outlet, store, postNow, clock }));
  } finally {
    await outlet.stop();
  }
}
