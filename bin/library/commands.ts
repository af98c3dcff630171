import { type Command, Option } from "commander";
import { FORMATS, type Format } from "../../src/export/file.ts";
import { systemClock } from "../../src/runtime/clock.ts";
import { type Day, utcDay } from "../../src/time/day.ts";
import { PERIODS, type Period } from "../../src/time/period.ts";
import { between, day } from "../arguments.ts";
import { PLATFORMS, type Registered } from "../invite.ts";
import type { Shell } from "../shell.ts";
import {
  defaultDay,
  exportFavourites,
  importFiles,
  printDigest,
  printSearch,
  rebuildIndex,
  syncDays,
} from "./actions.ts";

/** Commands that load or read the library. */
export function addLibrary(program: Command, shell: Shell): void {
  const { withExisting, withPreview, withServices } = shell;

  program
    .command("sync")
    .description("load lists of Daily Papers into the library")
    .option("--date <day>", "the last day to load (YYYY-MM-DD, default today in UTC)", day)
    .option("--days <n>", "how many days up to it, 1 to 5000", between(1, 5000), 1)
    .action((options: { date?: Day; days: number }) =>
      withServices((services) => syncDays(services, options.date ?? utcDay(systemClock.now()), options.days)),
    );

  program
    .command("import")
    .description(
      "read saved papers: daily JSON, the text of the papers page, JSON Lines, the arXiv metadata snapshot (also .gz); files or folders",
    )
    .argument("<path...>")
    .action((paths: string[]) => withServices((services) => importFiles(services, paths)));

  program
    .command("digest")
    .description("print a day's digest as it would be posted")
    .option("--date <day>", "YYYY-MM-DD (default today in UTC, or the newest list known)", day)
    .option("--count <n>", "papers, 1 to 10", between(1, 10), 5)
    .addOption(
      new Option("--format <format>", "text, or a platform's payload")
        .choices(["text", ...PLATFORMS])
        .default("text"),
    )
    .action(async (options: { date?: Day; count: number; format: "text" | Registered }) => {
      const { RENDERERS } = await import("../platforms.ts");
      const date = options.date ?? (await withPreview(defaultDay));
      await withPreview(
        (services) => printDigest(services, date, options.count, RENDERERS[options.format]),
        date,
      );
    });

  program
    .command("search")
    .description("search the library")
    .argument("<query...>")
    .option("--limit <n>", "maximum number of hits", between(1, 100), 10)
    .option("--json", "print JSON")
    .action((words: string[], options: { limit: number; json?: boolean }) =>
      withExisting((services) =>
        printSearch(services, words.join(" "), options.limit, options.json ?? false),
      ),
    );

  program
    .command("reindex")
    .description("rebuild the search index")
    .action(() => withExisting(rebuildIndex));

  program
    .command("export")
    .description("print a team's favourites as BibTeX, RIS, CSV or JSON")
    .requiredOption("--team <team>", "discord:<server id> or slack:<workspace id>")
    .addOption(new Option("--format <format>").choices(Object.keys(FORMATS)).default("bibtex"))
    .addOption(new Option("--period <period>", "votes of").choices(Object.keys(PERIODS)).default("all"))
    .action((options: { team: string; format: Format; period: Period }) =>
      withExisting((services) => exportFavourites(services, options.team, options.format, options.period)),
    );
}
