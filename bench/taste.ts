import { parseArgs } from "node:util";
import type { Day } from "../src/time/day.ts";
import { readHistory } from "./ranking/history.ts";
import { readLibraries } from "./taste/citeulike.ts";
import { judgePeople } from "./taste/people.ts";
import { judgeTeams } from "./taste/teams.ts";

const USAGE = `Says how well a team's taste is found from what it liked, as nDCG@5.

Usage: npm run bench:taste -- --data DIR [--people N] [--seed N]
       npm run bench:taste -- --days DIR --snapshots FILE [--from YYYY-MM-DD] [--seed N]

  --data DIR         people's libraries, in the form of citeulike-a and -t:
                       users.dat     a line a user: how many items, then the items' numbers, counted from 0
                       raw-data.csv  a line an item under a line of names, two of which hold "title" and "abstract"
                     or, in place of raw-data.csv:
                       mult.dat      a line an item: how many words, then word:count …
                       vocabulary.dat  optional: a line a word, by its number
                     Four items of each person are held back among 36 others, and the rest are the likes.
  --people N         at most so many, drawn at random (default 500)

  --days DIR         captured days, YYYY-MM-DD.json each
  --snapshots FILE   upvote observations {id,t,upvotes,src,listDate}, .jsonl or .jsonl.xz
                     Teams are simulated: each likes the papers with one keyword, which the ranking is not shown.
  --from YYYY-MM-DD  first morning judged (default 2026-01-01)
  --seed N           default 1`;

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    people: { type: "string", default: "500" },
    days: { type: "string" },
    snapshots: { type: "string" },
    from: { type: "string", default: "2026-01-01" },
    seed: { type: "string", default: "1" },
    help: { type: "boolean", default: false },
  },
});

if (values.help || !(values.data || (values.days && values.snapshots))) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 1);
}

const seed = Number(values.seed);
const cell = (value: string | number, width = 10) =>
  (typeof value === "number" ? value.toFixed(3) : value).padStart(width);

if (values.data) {
  const libraries = readLibraries(values.data);
  console.log(`${libraries.users.length} people, ${libraries.items.length} items. nDCG@5:\n`);
  console.log(
    `${"likes".padEnd(8)}${["people", "random", "plain", "ours"].map((name) => cell(name)).join("")}`,
  );
  const results = judgePeople(libraries, [3, 10, Number.POSITIVE_INFINITY], Number(values.people), seed);
  for (const { likes, people, random, plain, ours } of results) {
    const name = Number.isFinite(likes) ? String(likes) : "all";
    console.log(
      `${name.padEnd(8)}${[String(people), random, plain, ours].map((value) => cell(value)).join("")}`,
    );
  }
}

if (values.days && values.snapshots) {
  const history = await readHistory(values.days, values.snapshots);
  for (const likes of [5, 10, 20]) {
    const { scenes, teams, named, results } = judgeTeams(history, {
      likes,
      from: values.from as Day,
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
