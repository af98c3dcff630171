import type { APIApplication, APIGatewayBotInfo, APIUser } from "discord.js";
import { REST, Routes } from "discord.js";
import { ChatError } from "../../src/runtime/errors.ts";
import { type Check, check } from "../../src/runtime/health-check.ts";
import { counted } from "../../src/text/format.ts";
import { toChatError } from "./errors.ts";
import { inviteLink } from "./invite.ts";

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
      return `${counted(shards, "shard")}, ${limit.remaining} connections left today; intents Guilds and Guild Message Reactions, neither privileged`;
    }),
    await check("Discord servers", async () => {
      const application = await get<APIApplication>(Routes.currentApplication());
      const { id, name, approximate_guild_count: count } = application;
      const invite = inviteLink(id);
      for (const guildId of options.guildIds) {
        await get(Routes.guild(guildId)).catch((error: unknown) => {
          if (!(error instanceof ChatError) || !["gone", "forbidden"].includes(error.kind)) throw error;
          throw new Error(
            `${name} is not in the server ${guildId} of DISCORD_GUILD_IDS. Invite it: ${invite}`,
          );
        });
      }
      if (count === 0) throw new Error(`${name} is in no server yet. Invite it: ${invite}`);
      return `${count === undefined ? "" : `${name} is in ${count}; `}invite it with ${invite}`;
    }),
  );
  rest.clearHashSweeper();
  rest.clearHandlerSweeper();
  return checks;
}
