import { PermissionsBitField, Routes } from "discord.js";
import { systemClock } from "../../src/runtime/clock.ts";
import { ChatError } from "../../src/runtime/errors.ts";
import { type Check, check } from "../../src/runtime/health-check.ts";
import { counted } from "../../src/text/format.ts";
import { inviteLink, PERMISSIONS } from "./invite.ts";
import { createApi } from "./out/api.ts";
import { isApplication, isGatewayInfo, isGuild, isOwnGuilds, isUser } from "./out/shapes.ts";

/** How many servers to name; there may be thousands. */
const SHOWN = 5;

/** Checks that Discord accepts the token, and reports what the bot may still do today. */
export async function examineDiscord(options: {
  readonly token: string;
  readonly apiUrl: string;
  readonly guildIds: readonly string[];
}): Promise<readonly Check[]> {
  const { token, apiUrl, guildIds } = options;
  const api = createApi({ token, apiUrl, clock: systemClock, onUnauthorized: () => {} });
  const doing = "examining Discord";
  const checks: Check[] = [];
  checks.push(
    await check("Discord token", async () => {
      const { username } = await api.call("get", Routes.user(), doing, { shape: isUser });
      return `belongs to ${username}`;
    }),
  );
  if (!checks[0]?.ok) return checks;
  checks.push(
    await check("Discord gateway", async () => {
      const info = await api.call("get", Routes.gatewayBot(), doing, { shape: isGatewayInfo });
      const { shards, session_start_limit: limit } = info;
      if (limit.remaining < shards) {
        const hours = Math.ceil(limit.reset_after / 3_600_000);
        throw new Error(`Discord allows no more connections today. Wait ${hours} h before starting again.`);
      }
      return `${counted(shards, "shard")}, ${limit.remaining} connections left today; intents Guilds and Guild Message Reactions, neither privileged`;
    }),
    await check("Discord servers", async () => {
      const application = await api.call("get", Routes.currentApplication(), doing, { shape: isApplication });
      const { id, name, approximate_guild_count: count } = application;
      const invite = inviteLink(id);
      for (const guildId of guildIds) {
        await api.call("get", Routes.guild(guildId), doing, { shape: isGuild }).catch((error: unknown) => {
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
  checks.push(
    await check("Discord permissions", async () => {
      const guilds = await api.call("get", Routes.userGuilds(), doing, { shape: isOwnGuilds });
      const lacking = guilds.flatMap(({ name, permissions }) => {
        const missing = new PermissionsBitField(BigInt(permissions)).missing(PERMISSIONS);
        return missing.length > 0 ? [`${name} (${missing.join(", ")})`] : [];
      });
      if (lacking.length > 0) {
        const { id } = await api.call("get", Routes.currentApplication(), doing, { shape: isApplication });
        const more = lacking.length > SHOWN ? ` and ${lacking.length - SHOWN} more` : "";
        throw new Error(
          `Some are missing in ${lacking.slice(0, SHOWN).join(", ")}${more}. Open the invitation there again to renew them: ${inviteLink(id)}`,
        );
      }
      return `all needed ones granted in ${counted(guilds.length, "server")}; individual channels may deny some`;
    }),
  );
  api.close();
  return checks;
}
