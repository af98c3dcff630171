import type { APIApplicationCommandOption } from "discord.js";
import { ApplicationCommandType, DiscordAPIError, RESTJSONErrorCodes, Routes } from "discord.js";
import type { Command } from "../../../src/chat/command.ts";
import type { Clock } from "../../../src/runtime/clock.ts";
import { messageOf } from "../../../src/runtime/errors.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { refusalCode } from "../errors.ts";
import { inviteLink } from "../invite.ts";
import type { DiscordApi } from "../out/api.ts";
import { isCommands, type Registered } from "../out/shapes.ts";
import { discordCommands } from "./commands.ts";

/** Pause after a failure, doubled each time. Discord allows 200 writes per day and server. */
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 3_600_000;

/** How many of Discord's complaints to report. */
const COMPLAINTS = 3;

export interface Registration {
  readonly api: DiscordApi;
  readonly clock: Clock;
  readonly log: Log;
  readonly commands: readonly Command[];
  /** Registers only for these servers, where the commands appear at once; for all servers if empty. */
  readonly guildIds: readonly string[];
  readonly applicationId: string;
  /** Stops retrying. */
  readonly stopped: AbortSignal;
}

/**
 * Registers the commands, retrying later on failure. Until then Discord keeps the old ones, and nothing else depends on
 * it. Calls `tried` after the first attempt, and resolves when there is nothing left to do. Never rejects.
 */
export async function keepRegistering(registration: Registration, tried: () => void): Promise<void> {
  const { api, clock, log, guildIds, applicationId, stopped } = registration;
  const wanted = discordCommands(registration.commands);
  let left: readonly (string | undefined)[] = guildIds.length > 0 ? guildIds : [undefined];
  for (let failures = 0; ; failures++) {
    const failed: (string | undefined)[] = [];
    for (const guild of left) {
      try {
        const wrote = await register(api, applicationId, wanted, guild);
        log.info("discord commands registered", { wrote, ...(guild ? { guild } : {}) });
      } catch (error) {
        if (stopped.aborted) return;
        failed.push(guild);
        log.error("discord commands not registered; the old ones stay", {
          problem: problemOf(error, applicationId, guild),
          ...(guild ? { guild } : {}),
        });
      }
    }
    tried();
    left = failed;
    if (left.length === 0) return;
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
    log.info("discord commands deferred", { pauseMs });
    await clock.sleep(pauseMs, stopped).catch(() => {});
    if (stopped.aborted) return;
  }
}

/** Writes only if something differs. Returns whether it wrote. */
async function register(
  api: DiscordApi,
  applicationId: string,
  wanted: readonly object[],
  guild: string | undefined,
): Promise<boolean> {
  const route = guild
    ? Routes.applicationGuildCommands(applicationId, guild)
    : Routes.applicationCommands(applicationId);
  const registered = await api.call("get", route, "reading the registered commands", {
    query: new URLSearchParams({ with_localizations: "true" }),
    shape: isCommands,
  });
  if (sameCommands(registered, wanted, guild !== undefined)) return false;
  await api.call("put", route, "registering the commands", { body: wanted, shape: isCommands });
  return true;
}

/** A one-line description of the problem: Discord lists every field of every command it rejects. */
export function problemOf(error: unknown, applicationId: string, guild?: string): string {
  const code = refusalCode(error);
  if (code === undefined) return messageOf(error);
  const noAccess: readonly number[] = [RESTJSONErrorCodes.MissingAccess, RESTJSONErrorCodes.UnknownGuild];
  if (guild && noAccess.includes(code))
    return `Paperboy may not register commands in the server ${guild} of DISCORD_GUILD_IDS. Invite it there: ${inviteLink(applicationId)}`;
  const native = error instanceof Error ? error.cause : undefined;
  const [what = "", ...fields] = (native instanceof DiscordAPIError ? native.message : "").split("\n");
  const told = fields.slice(0, COMPLAINTS).join("; ");
  const more = fields.length > COMPLAINTS ? `; and ${fields.length - COMPLAINTS} more` : "";
  return `Discord refused the commands (${code}): ${[what, `${told}${more}`].filter(Boolean).join(": ")}`;
}

/** Compares commands as Discord stores them. Server commands have no contexts. */
function sameCommands(
  registered: readonly Registered[],
  wanted: readonly object[],
  inGuild: boolean,
): boolean {
  const norm = (commands: readonly object[]) =>
    JSON.stringify(
      commands.map((command) => JSON.stringify(normalCommand(command as Registered, inGuild))).sort(),
    );
  return norm(registered) === norm(wanted);
}

function normalCommand(command: Registered, inGuild: boolean): unknown {
  const set = (values: unknown) => (Array.isArray(values) ? [...values].sort() : []);
  return {
    type: command.type ?? ApplicationCommandType.ChatInput,
    ...normalWords(command),
    ...(inGuild
      ? {}
      : { contexts: set(command.contexts), integration_types: set(command.integration_types) }),
    permissions: command.default_member_permissions ?? null,
    nsfw: command.nsfw ?? false,
    options: ((command.options ?? []) as APIApplicationCommandOption[]).map(normalOption),
  };
}

/** Names and descriptions with their translations, in a stable order. */
function normalWords(of: Registered): object {
  const sorted = (words: unknown) =>
    Object.entries((words ?? {}) as Registered).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    name: of.name,
    names: sorted(of.name_localizations),
    description: of.description ?? "",
    descriptions: sorted(of.description_localizations),
  };
}

/** Ignores defaults that Discord adds or omits; the order of options matters. */
function normalOption(option: APIApplicationCommandOption): unknown {
  const o = option as unknown as Registered;
  return {
    type: o.type,
    ...normalWords(o),
    required: o.required ?? false,
    autocomplete: o.autocomplete ?? false,
    choices: ((o.choices ?? []) as Registered[]).map((choice) => ({
      ...normalWords(choice),
      value: choice.value,
    })),
    min: o.min_value ?? o.min_length ?? null,
    max: o.max_value ?? o.max_length ?? null,
    channels: [...((o.channel_types ?? []) as number[])].sort((a, b) => a - b),
    options: ((o.options ?? []) as APIApplicationCommandOption[]).map(normalOption),
  };
}
