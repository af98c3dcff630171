import { Argument, Command } from "commander";
import { platformNames } from "../src/config.ts";
import type { Role } from "../src/operating/roles.ts";
import { systemClock } from "../src/runtime/clock.ts";
import { ChatError, isExpected, messageOf } from "../src/runtime/errors.ts";
import { publicUrlOption, roleOption } from "./arguments.ts";
import { product } from "./container.ts";
import { discordInvite, PLATFORMS, type Registered, slackInvite } from "./invite.ts";
import { addLibrary } from "./library/commands.ts";
import { createLog, redactor } from "./log.ts";
import { addOperations } from "./operations/commands.ts";
import { addEmail } from "./outlets/email.ts";
import { addMcp } from "./outlets/mcp.ts";
import { say, warn } from "./output.ts";
import type { Running } from "./run.ts";
import { createShell, quieter } from "./shell.ts";

/** Work in flight gets this long after SIGTERM. Then the process exits, which is as safe as a crash. */
const STOP_MS = 20_000;
/** npm forwards a Ctrl-C that the terminal has already sent us: signals within this time count as one. */
const SAME_SIGNAL_MS = 1_000;
/** EX_CONFIG from sysexits.h. */
const UNAUTHORIZED = 78;

/** Everything that can be typed after `paperboy`. Parsing runs it. */
export const program = new Command(product.name)
  .description("Brings the day's trending Hugging Face papers to Discord and Slack channels.")
  .version(product.version)
  .configureHelp({ showGlobalOptions: true })
  .configureOutput({
    // One line, like every other failure.
    outputError: (text) => warn(`${sentence(text).replace(/^error: /, "")} See --help.`),
  });
const shell = createShell(program);

program
  .command("start")
  .description("run the bot: live if tokens are set, otherwise the playground on this machine")
  .option("--new-database", "start with an empty database if the file was in use and has been emptied")
  .addOption(roleOption())
  .action(
    async ({ newDatabase = false, role: roles }: { newDatabase?: boolean; role?: ReadonlySet<Role> }) => {
      const config = shell.config();
      const live = platformNames(config).length > 0;
      // Visitors of the playground look for its address, not at the log.
      const log = createLog(live ? config : quieter(config, "warn"));
      // The platforms' clients take a second to load; other commands need not wait for that.
      const { start } = await import("./start.ts");
      let running: Running | undefined;
      let stopping = false;
      /**
       * Lets work in flight end first, so that a digest in the middle of posting is settled; then `leave` ends the
       * process.
       */
      const stop = (leave: () => never) => {
        if (stopping) return;
        stopping = true;
        setTimeout(leave, STOP_MS).unref();
        // Still starting: nothing is in flight yet.
        if (!running) return leave();
        running.stop().then(leave, (error) => (process.exitCode ? leave() : fail(error)));
      };
      let asked = 0;
      const onSignal = (signal: string) => {
        if (stopping && systemClock.monotonic() - asked > SAME_SIGNAL_MS) process.exit(1);
        if (stopping) return;
        asked = systemClock.monotonic();
        log.info("stopping", { signal });
        stop(() => process.exit(0));
      };
      process.on("SIGTERM", onSignal).on("SIGINT", onSignal);
      process.on("unhandledRejection", (error) => log.error("unhandled rejection", { error }));
      if (!live) say("No tokens are set: starting the playground on this machine.");
      running = await start({
        config,
        log,
        database: shell.named(),
        newDatabase,
        roles,
        onFatal: (error) => {
          if (stopping) return;
          tell(error);
          process.exitCode = exitCodeOf(error);
          stop(() => process.exit());
        },
      });
      if (running.playground) {
        if (running.sample) say("Hugging Face could not be reached, so it shows the bundled sample.");
        say(`Playground: ${running.playground.url}`);
        say("Nothing leaves this machine. README.md explains how to go live; Ctrl-C stops it.");
      } else {
        const platforms = platformNames(config).join(" and ");
        const chat = config.discord !== undefined || config.slack !== undefined;
        const next = chat ? "Type “/papers subscribe” in a channel" : "“paperboy subscribe” takes addresses";
        const started = `Started for ${platforms}. ${next}; Ctrl-C stops it.`;
        running.connected.then(
          () => say(started),
          // `onFatal` reports it.
          () => {},
        );
      }
    },
  );

program
  .command("invite")
  .description(
    "print the links that add the bot to a server (with minimal permissions) or an account, or create the Slack app",
  )
  .addArgument(new Argument("<platform>").choices(PLATFORMS))
  .addOption(publicUrlOption())
  .action(async (platform: Registered, { publicUrl }: { publicUrl?: string }) => {
    if (platform !== "slack") return say(discordInvite(shell.config()));
    const { MANIFESTS } = await import("./platforms.ts");
    say(slackInvite(MANIFESTS.slack(publicUrl)));
  });

program
  .command("manifest")
  .description("print the app's manifest for a platform")
  .addArgument(new Argument("<platform>").choices(PLATFORMS))
  .addOption(publicUrlOption())
  .action(async (platform: Registered, { publicUrl }: { publicUrl?: string }) => {
    const { MANIFESTS } = await import("./platforms.ts");
    say(MANIFESTS[platform](publicUrl));
  });

program
  .command("doctor")
  .description("check configuration, database, tokens, feed and clock; each line says ok or what to fix")
  .action(async () => {
    const { examine } = await import("./doctor.ts");
    const healthy = await examine(process.env, shell.database());
    if (!healthy) process.exitCode = 1;
  });

addLibrary(program, shell);
addOperations(program, shell);
addMcp(program, shell);
addEmail(program, shell);

/** The error as one sentence ending in a full stop. */
function sentence(text: string): string {
  return text
    .trim()
    .replaceAll(/\s*\n\s*/g, " ")
    .replace(/(?<![.!?)])$/, ".");
}

/** Prints one clear line for errors people can fix, and the stack for our own bugs; never a secret. */
function tell(error: unknown): void {
  const stack = error instanceof Error && !isExpected(error) ? error.stack : undefined;
  warn(redactor(shell.known())(stack ?? messageOf(error)));
}

/** A rejected token stays rejected: this code tells the supervisor that only a person can help. */
function exitCodeOf(error: unknown): number {
  return error instanceof ChatError && error.kind === "unauthorized" ? UNAUTHORIZED : 1;
}

/** Reports the error and ends the process. */
export function fail(error: unknown): never {
  tell(error);
  process.exit(exitCodeOf(error));
}
