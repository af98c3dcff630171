/**
 * Runs the built product on a clock faster than the machine's, so that its minute of settling passes in seconds.
 * Everything else is set up as by `paperboy start`. Arguments: the speed-up factor, the start (epoch ms), and the
 * clock's time at that moment (epoch ms).
 */
import { fileURLToPath } from "node:url";
import { systemClock } from "../../src/runtime/clock.ts";
import { fastClock } from "./clock.ts";

const built = async <T>(file: string): Promise<T> =>
  import(fileURLToPath(import.meta.resolve(`#root/dist/${file}`))) as Promise<T>;
const { createBot } = await built<typeof import("../../src/bot.ts")>("src/bot.js");
const { readConfig } = await built<typeof import("../../src/config.ts")>("src/config.js");
const { createDiscordAdapter } =
  await built<typeof import("../../adapters/discord/index.ts")>("adapters/discord/index.js");
const { createSlackAdapter } =
  await built<typeof import("../../adapters/slack/index.ts")>("adapters/slack/index.js");
const { commands } = await built<typeof import("../../commands/index.ts")>("commands/index.js");
const { createSources, openContainer } =
  await built<typeof import("../../bin/container.ts")>("bin/container.js");
const { emailOf } = await built<typeof import("../../bin/outlets/email.ts")>("bin/outlets/email.js");
const { createLog } = await built<typeof import("../../bin/log.ts")>("bin/log.js");

const [speed = 1, since = 0, from = since] = process.argv.slice(2).map(Number);
const clock = fastClock({ speed, since, from });
const config = readConfig(process.env);
const log = createLog(config);
if (!config.discord || config.slack?.mode !== "socket" || !config.database)
  throw new Error("The environment is incomplete.");
// The platforms keep their real pace.
const paced = { ...systemClock, now: clock.now };
const sources = createSources(config, clock);
const container = await openContainer({ config, clock, log, file: config.database, sources });
const email = await emailOf(config, { store: container.store, clock: paced, log });
const adapters = [
  createDiscordAdapter({ ...config.discord, log, clock: paced }),
  createSlackAdapter({ ...config.slack, log, clock: paced }),
  ...(email ? [email.outlet] : []),
];
const onFatal = (error: Error) => {
  log.error("lost", { error });
  process.exit(1);
};
const bot = createBot({ ...container, adapters, commands, onFatal });
// As in production, nothing waits until every platform and the mail server can be reached.
bot.start().catch(onFatal);
void bot.tick();
const ticking = setInterval(() => void bot.tick(), 60_000 / speed);
process.once("SIGTERM", async () => {
  clearInterval(ticking);
  await bot.stop();
  await container.store.close();
  process.exit(0);
});
