import type { APIApplication, APIGatewayBotInfo, APIUser } from "discord.js";
import { REST, Routes } from "discord.js";
import { type Check, check } from "../../src/check.ts";
import { toChatError } from "./errors.ts";

const TIMEOUT_MS = 10_000;

/** Whether Discord takes the token, and what the bot may still do today. */
export async function examineDiscord(options: {
  readonly token: string;
  readonly apiUrl: string;
  readonly guildIds: readonly string[];
}): Promise<readonly Check[]> {
  const rest = new REST({ api: options.apiUrl, timeout: TIMEOUT_MS, retries: 1 }).setToken(options.token);
  const get = async <T>(route: `/${string}`): Promise<T> => {
    try {
      return (await rest.get(route)) as T;
    } catch (error) {
      throw toChatError(error, "examining Discord");
    }
  };
  const checks: Check[] = [];
  checks.push(
    await check("Discord token", async () => {
      const { username } = await get<APIUser>(Routes.user());
      return `belongs to ${username}`;
    }),
  );
  if (!checks[0]?.ok) return checks;
  checks.push(
    await check("Discord gateway", async () => {
      const { shards, session_start_limit: limit } = await get<APIGatewayBotInfo>(Routes.gatewayBot());
      if (limit.remaining < shards) {
        const hours = Math.ceil(limit.reset_after / 3_600_000);
        throw new Error(`Discord allows no more connections today. Wait ${hours} h before starting again.`);
      }
      return `${shards} shard${shards === 1 ? "" : "s"}, ${limit.remaining} connections left today; intents Guilds and Guild Message Reactions, neither privileged`;
    }),
    await check("Discord servers", async () => {
      const { id, name } = await get<APIApplication>(Routes.currentApplication());
      const guilds = await get<readonly { id: string }[]>(Routes.userGuilds());
      const missing = options.guildIds.filter((guildId) => !guilds.some((guild) => guild.id === guildId));
      const invite = `https://discord.com/oauth2/authorize?client_id=${id}&scope=bot+applications.commands&permissions=${PERMISSIONS}`;
      if (guilds.length === 0 || missing.length > 0) {
        const where = missing.length > 0 ? `the server ${missing.join(", ")}` : "any server";
        throw new Error(`${name} is not in ${where}. Invite it: ${invite}`);
      }
      return `${name} is in ${guilds.length === 200 ? "200 or more" : guilds.length}; invite it to others: ${invite}`;
    }),
  );
  rest.clearHashSweeper();
  rest.clearHandlerSweeper();
  return checks;
}

/** View Channel, Send Messages, Send Messages in Threads, Embed Links, Read Message History, Add Reactions. */
const PERMISSIONS = (1n << 10n) | (1n << 11n) | (1n << 38n) | (1n << 14n) | (1n << 16n) | (1n << 6n);
