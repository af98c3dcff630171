import { commandLine, wholeNumber } from "./command-line.ts";
import { mondayOf, readHistory } from "./ranking/history.ts";
import { orderQuality, policies, replay } from "./ranking/policies.ts";

const {
  days: folder,
  snapshots,
  from,
  count,
  seed,
} = commandLine(
  "bench:ranking",
  "Replays ranking policies over captured days and tells how much of each week's best they showed.",
)
  .requiredOption("--days <folder>", "captured days, one YYYY-MM-DD.json each")
  .requiredOption("--snapshots <file>", "upvotes over time {id,t,upvotes,src,listDate}, .jsonl or .jsonl.xz")
  .option("--from <day>", "first day of the nDCG columns (YYYY-MM-DD)", "2026-01-01")
  .option("--count <n>", "papers a day in the replay", wholeNumber(1), 5)
  .option("--seed <n>", "for the random policy", wholeNumber(0), 1)
  .parse()
  .opts<{ days: string; snapshots: string; from: string; count: number; seed: number }>();

const history = await readHistory(folder, snapshots);
const days = [...history.mornings.keys()]
  .filter((day) => day >= from && history.judged.has(mondayOf(day)))
  .sort();
console.log(
  `${history.mornings.size} mornings captured, ${days.length} of them from ${from} on for nDCG; ` +
    `${history.weeks.length} complete weeks for the replay, ${count} papers a day, none twice.\n`,
);
const cell = (text: string, width: number) => text.padStart(width);
console.log(
  `${"policy".padEnd(32)}${cell("nDCG@5", 9)}${cell("nDCG@10", 9)}${cell("week's top 10", 15)}${cell("delay, days", 13)}`,
);
for (const policy of policies(seed)) {
  const { at5, at10 } = orderQuality(history, policy, days);
  const { coverage, delayDays } = replay(history, policy, count);
  console.log(
    policy.name.padEnd(32) +
      cell(at5.toFixed(3), 9) +
      cell(at10.toFixed(3), 9) +
      cell(`${(100 * coverage).toFixed(0)} %`, 15) +
      cell(delayDays.toFixed(2), 13),
  );
}
console.log(
  "\nnDCG: how well one list is ordered, judged by the upvotes when its week was over (linear gain); the list of the day\n" +
    "itself, but for yesterday's list the list of the day before. Top 10 of\nall papers listed in the week, those included that came after the morning.",
);
