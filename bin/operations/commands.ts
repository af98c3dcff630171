import { Argument, type Command } from "commander";
import { systemClock } from "../../src/runtime/clock.ts";
import type { Day } from "../../src/time/day.ts";
import { between, day } from "../arguments.ts";
import { product } from "../container.ts";
import { printWhy } from "../library/actions.ts";
import type { Desk, Shell } from "../shell.ts";
import { backUpTo, noteRestored, restoreFrom } from "./backup.ts";
import { channelNames, printChannels } from "./channels.ts";
import { retryFailed, skipFailed } from "./failed.ts";
import type { Destination } from "./migrate.ts";
import { printStatus } from "./status.ts";

const CHANNEL = "the channel's name or id";
const DAY = "local day of the channel (YYYY-MM-DD, default today)";

/** The operator's commands. All but restore and migrate may run alongside the bot. */
export function addOperations(program: Command, shell: Shell): void {
  const { config, database, file, existing, withExisting } = shell;
  const names = (services: Desk) => channelNames(config(), services);

  program
    .command("status")
    .description("show the status: platforms, channels, open and failed deliveries, feed, disk")
    .option("--json", "print JSON")
    .action(({ json = false }: { json?: boolean }) =>
      withExisting((services) =>
        printStatus(
          {
            services,
            config: config(),
            file: database(),
            version: product.version,
            namesOf: names(services),
          },
          json,
        ),
      ),
    );

  program
    .command("channels")
    .description("list the subscribed channels")
    .option("--json", "print JSON")
    .action(({ json = false }: { json?: boolean }) =>
      withExisting((services) => printChannels(services, names(services), json)),
    );

  program
    .command("why")
    .description("explain what happened to a channel's digest")
    .requiredOption("--channel <channel>", CHANNEL)
    .option("--day <day>", DAY, day)
    .action((options: { channel: string; day?: Day }) =>
      withExisting((services) => printWhy(services, options.channel, options.day, names(services))),
    );

  program
    .command("retry")
    .description("have the running bot retry failed deliveries: of a channel, or all of the last 24 hours")
    .option("--channel <channel>", CHANNEL)
    .option("--day <day>", DAY, day)
    .action((options: { channel?: string; day?: Day }) =>
      withExisting((services) => retryFailed(services, options, names(services))),
    );

  program
    .command("skip")
    .description("give up failed deliveries: of a channel, or all of the last 24 hours")
    .option("--channel <channel>", CHANNEL)
    .option("--day <day>", DAY, day)
    .action((options: { channel?: string; day?: Day }) =>
      withExisting((services) => skipFailed(services, options, names(services))),
    );

  program
    .command("backup")
    .description("copy the database into a file, checked and compressed, while Paperboy runs")
    .argument("<target>", "a new file, or a folder (ending in /) in which the file is named after the time")
    .option("--every <hours>", "keep running, with a backup every so many hours", between(1, 8760))
    .option("--keep <n>", "how many to keep in the folder", between(1, 10_000))
    .action((target: string, { every, keep }: { every?: number; keep?: number }) => {
      const stopped = new AbortController();
      for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => stopped.abort());
      return backUpTo(existing(), { target, every, keep }, { clock: systemClock, stopped: stopped.signal });
    });

  program
    .command("restore")
    .description("replace the database with a backup; Paperboy must not be running")
    .argument(
      "[file]",
      "what “paperboy backup” made, or a ….bak beside the database; leave out after a pg_restore, to record that",
    )
    .action((source: string | undefined) =>
      source === undefined ? noteRestored(database(), systemClock) : restoreFrom(file(), source, systemClock),
    );

  program
    .command("migrate")
    .description(
      "copy everything from the SQLite file to the PostgreSQL of DATABASE_URL, or back; Paperboy must not be running",
    )
    .addArgument(new Argument("<to>", "the destination").choices(["postgres", "sqlite"]))
    .action(async (to: Destination) => {
      // PostgreSQL's client is loaded only when it is used.
      const { migrateTo } = await import("./migrate.ts");
      await migrateTo(to, shell.sqlite(), shell.postgres());
    });
}
