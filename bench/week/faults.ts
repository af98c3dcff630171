import { CONNECTION_FAULTS } from "../../test/hostile/fault-kinds.ts";
import type { Call, Plan, Planned } from "../../test/hostile/proxy.ts";
import { createDice } from "../chaos/world.ts";
import type { World } from "./world.ts";

/** A fault during the week. `from` is in hours since the week began. */
export interface Fault {
  readonly name: string;
  readonly from: number;
  readonly hours: number;
  begin(world: World): Promise<void> | void;
  end(world: World): Promise<void> | void;
}

/** One call in so many breaks, all week long. */
const FLAKY_ONE_IN = 30;
const SEED = 7;

const onDiscord = ({ path }: { readonly path: string }) => path.startsWith("/discord");
const onSlack = ({ path }: { readonly path: string }) => path.startsWith("/slack");
const posts = ({ method, path }: Call) => method === "POST" && /\/messages$|chat\.postMessage$/.test(path);

/** A fault that the proxy injects. */
function atTheProxy(name: string, from: number, hours: number, planned: readonly Planned[]): Fault {
  let plans: readonly Plan[] = [];
  return {
    name,
    from,
    hours,
    begin: (world) => {
      plans = planned.map((one) => world.proxy.plan(one));
      // Established connections break, too.
      if (plans.length > 1) world.proxy.drop();
    },
    end: () => {
      for (const plan of plans) plan.end();
    },
  };
}

/** The week's faults, which do not overlap. */
export const FAULTS: readonly Fault[] = [
  {
    name: "Hugging Face down",
    from: 24 + 9,
    hours: 3,
    begin: ({ feed }) => {
      feed.down = true;
    },
    end: ({ feed }) => {
      feed.down = false;
    },
  },
  atTheProxy("Discord away", 48 + 14.5, 1.5, [
    {
      name: "away",
      on: "call",
      match: onDiscord,
      fault: { carriedOut: "no", answer: "reset" },
    },
    { name: "away", on: "upgrade", match: (path) => onDiscord({ path }), fault: "refused" },
  ]),
  atTheProxy("Slack's answers lost, its channels unreadable", 72 + 11.9, 2, [
    {
      name: "lost",
      on: "call",
      match: (call) => onSlack(call) && (posts(call) || call.path.endsWith("/conversations.history")),
      fault: { carriedOut: "yes", answer: "reset" },
    },
  ]),
  atTheProxy("rate limits", 96 + 17.9, 0.5, [
    {
      name: "limited",
      on: "call",
      match: (call) => onDiscord(call) && posts(call),
      fault: { carriedOut: "no", answer: { status: 429, body: "html", retryAfter: 60 } },
    },
  ]),
  {
    name: "not running",
    from: 120 + 10,
    hours: 0.5,
    begin: (world) => world.halt(),
    end: (world) => world.boot(),
  },
];

/** Breaks a call now and then, all week long. */
export function breakCalls({ proxy }: World): void {
  const dice = createDice(SEED);
  const faults = Object.entries(CONNECTION_FAULTS);
  for (const [name, fault] of faults)
    proxy.plan({ name, on: "call", fault, match: () => dice.below(FLAKY_ONE_IN * faults.length) === 0 });
}
