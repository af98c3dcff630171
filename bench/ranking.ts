import { parseArgs } from "node:util";
import { mondayOf, readHistory } from "./ranking/history.ts";
import { orderQuality, policies, replay } from "./ranking/policies.ts";

const USAGE = `Replays ranking policies over captured days and says how much of each week's best they showed.

Usage: npm run bench:ranking -- --days DIR --snapshots FILE [--from YYYY-MM-DD] [--count N] [--seed N]

  --days DIR         a folder of captured days, YYYY-MM-DD.json each
  --snapshots FILE   upvote observations {id,t,upvotes,src,listDate}, .jsonl or .jsonl.xz
  --from YYYY-MM-DD  first day of the nDCG columns (default 2026-01-01)
  --count N          papers a day in the replay (default 5)
  --seed N           for the random policy (default 1)`;

const { values } = parseArgs({
  options: {
    days: { type: "string" },
    snapshots: { type: "string" },
    from: { type: "string", default: "2026-01-01" },
    count: { type: "string", default: "5" },
    seed: { type: "string", default: "1" },
    help: { type: "boolean", default: false },
  },
});

if (values.help || !values.days || !values.snapshots) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 1);
}

const history = await readHistory(values.days, values.snapshots);
const count = Number(values.count);
const days = [...history.mornings.keys()]
  .filter((day) => day >= values.from && history.judged.has(mondayOf(day)))
  .sort();
console.log(
  `${history.mornings.size} mornings captured, ${days.length} of them from ${values.from} on for nDCG; ` +
    `${history.weeks.length} complete weeks for the replay, ${count} papers a day, none twice.\n`,
);
const cell = (text: string, width: number) => text.padStart(width);
console.log(
  `${"policy".padEnd(32)}${cell("nDCG@5", 9)}${cell("nDCG@10", 9)}${cell("week's top 10", 15)}${cell("delay, days", 13)}`,
);
for (const policy of policies(Number(values.seed))) {
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
