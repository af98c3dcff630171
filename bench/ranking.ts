import type { Day } from "../src/time/day.ts";
import { commandLine, wholeNumber } from "./command-line.ts";
import { growthByHour } from "./ranking/growth.ts";
import { mondayOf, readHistory } from "./ranking/history.ts";
import { policies } from "./ranking/policies.ts";
import { orderQuality, replay } from "./ranking/replay.ts";

/** How far the product's growth factors may be from the measured ones, if at least this many papers were measured. */
const GROWTH_WITHIN = 0.15;
const GROWTH_PAPERS = 500;

const {
  days: folder,
  snapshots,
  from,
  to,
  count,
  seed,
} = commandLine(
  "bench:ranking",
  "Replays ranking policies over captured days and reports how much of each week's best they showed.",
)
  .requiredOption("--days <folder>", "captured days, one YYYY-MM-DD.json each")
  .requiredOption("--snapshots <file>", "upvotes over time {id,t,upvotes,src,listDate}, .jsonl or .jsonl.xz")
  .option("--from <day>", "first day judged (YYYY-MM-DD)", "2024-01-01")
  .option("--to <day>", "last day judged (YYYY-MM-DD)", "2099-12-31")
  .option("--count <n>", "papers a day in the replay", wholeNumber(1), 5)
  .option("--seed <n>", "for the random policy", wholeNumber(0), 1)
  .parse()
  .opts<{ days: string; snapshots: string; from: Day; to: Day; count: number; seed: number }>();

const history = await readHistory(folder, snapshots);
const mornings = [...history.mornings.keys()].filter((day) => day >= from && day <= to).sort();
const days = mornings.filter((day) => history.judged.has(mondayOf(day)));
const weeks = [...new Set(days.map(mondayOf))];
console.log(
  `${mornings.length} mornings captured, ${days.length} of them in ${weeks.length} weeks that can be judged; ` +
    `${count} papers a day, none twice.\n`,
);
const cell = (text: string, width: number) => text.padStart(width);
const mean = (list: readonly number[]) =>
  list.length === 0 ? "–" : (list.reduce((sum, value) => sum + value, 0) / list.length).toFixed(2);
const columns = ["nDCG@5", "nDCG@10", "week's top 10", "", "delay", "bloomers", "delay", "places spent"];
const widths = [9, 9, 15, 8, 7, 10, 7, 15];
const row = (name: string, cells: readonly string[]) =>
  console.log(name.padEnd(28) + cells.map((text, index) => cell(text, widths[index] ?? 0)).join(""));
row("policy", columns);
for (const policy of policies(seed)) {
  const { at5, at10 } = orderQuality(history, policy, days);
  const { wanted, delays, bloomed, places, spent } = replay(history, policy, count, weeks);
  const shown = delays.length + bloomed.length;
  row(policy.name, [
    at5.toFixed(3),
    at10.toFixed(3),
    `${shown} of ${wanted}`,
    `${((100 * shown) / wanted).toFixed(1)} %`,
    mean(delays),
    String(bloomed.length),
    mean(bloomed),
    `${spent} of ${places}`,
  ]);
}
console.log(
  `
nDCG: how well one list is ordered, judged by the upvotes when its week was over (linear gain); the list of the day
itself, but for yesterday's list the list of the day before. Top 10 of all papers listed in the week, those included that
came after the morning; delays in days, of papers shown in their turn and of late bloomers apart.

Growth of upvotes until midnight, by the hour (UTC) at which a list was captured:`,
);
const growth = growthByHour(history);
for (const { hour, papers, measured, shipped } of growth)
  console.log(
    `${cell(String(hour), 4)} h  measured × ${measured.toFixed(2)}  shipped × ${shipped.toFixed(2)}  (${papers} papers)`,
  );
const off = growth.filter(
  ({ papers, measured, shipped }) => papers >= GROWTH_PAPERS && Math.abs(measured - shipped) > GROWTH_WITHIN,
);
if (off.length > 0) {
  console.error(`The growth shipped is off at ${off.map(({ hour }) => `${hour} h`).join(", ")}.`);
  process.exitCode = 1;
}
