import type { Day } from "../src/time/day.ts";
import { commandLine, wholeNumber } from "./command-line.ts";
import { readHistory } from "./ranking/history.ts";
import { readLibraries } from "./taste/citeulike.ts";
import { judgePeople } from "./taste/people.ts";
import { judgeTeams } from "./taste/teams.ts";

const bench = commandLine(
  "bench:taste",
  "Measures, as nDCG@5, how well a team's taste is learned from what it liked: of real people, or of simulated teams.",
)
  .option("--data <folder>", "people's libraries in the form of citeulike-a and -t, see below")
  .option("--people <n>", "people drawn at random", wholeNumber(1), 500)
  .option("--days <folder>", "captured days, one YYYY-MM-DD.json each; needs --snapshots")
  .option("--snapshots <file>", "upvotes over time {id,t,upvotes,src,listDate}, .jsonl or .jsonl.xz")
  .option("--from <day>", "first morning judged (YYYY-MM-DD)", "2026-01-01")
  .option("--seed <n>", "the same seed draws the same people and teams", wholeNumber(0), 1)
  .addHelpText(
    "after",
    `
--data expects:
  users.dat       a line per user: how many items, then the items' numbers, counted from 0
  raw-data.csv    a line per item under a line of names, two of which contain "title" and "abstract"
or, instead of raw-data.csv:
  mult.dat        a line per item: how many words, then word:count …
  vocabulary.dat  optional: a line per word, by its number
Four items of each person are held back among 36 others; the rest are the likes.
Simulated teams like the papers with one keyword, which the ranking does not see.`,
  )
  .parse();
const { data, people, days, snapshots, from, seed } = bench.opts<{
  data?: string;
  people: number;
  days?: string;
  snapshots?: string;
  from: string;
  seed: number;
}>();
if (!data && !(days && snapshots)) bench.error("error: give --data, or --days with --snapshots");

const cell = (value: string | number, width = 10) =>
  (typeof value === "number" ? value.toFixed(3) : value).padStart(width);

if (data) {
  const libraries = readLibraries(data);
  console.log(`${libraries.users.length} people, ${libraries.items.length} items. nDCG@5:\n`);
  console.log(
    `${"likes".padEnd(8)}${["people", "random", "plain", "nearness", "ours"].map((name) => cell(name)).join("")}`,
  );
  const results = judgePeople(libraries, [3, 10, Number.POSITIVE_INFINITY], people, seed);
  for (const { likes, people, random, plain, ours, fit } of results) {
    const name = Number.isFinite(likes) ? String(likes) : "all";
    console.log(
      `${name.padEnd(8)}${[String(people), random, plain, ours, fit].map((value) => cell(value)).join("")}`,
    );
  }
}

if (days && snapshots) {
  const history = await readHistory(days, snapshots);
  for (const likes of [5, 10, 20]) {
    const { scenes, teams, named, results } = judgeTeams(history, {
      likes,
      from: from as Day,
      seed,
      bounds: [1.25, 1.5, 2, 3],
    });
    console.log(`\n${likes} likes; ${teams} simulated teams, ${scenes} of their mornings; nDCG@5:`);
    console.log(`${"order".padEnd(30)}${cell("the team")}${cell("the crowd")}`);
    for (const { order, team, crowd } of results)
      console.log(`${order.padEnd(30)}${cell(team)}${cell(crowd)}`);
    console.log(`A reason could be named for ${(100 * named).toFixed(0)} % of the papers that fit.`);
  }
}
