import { Client, Events, GatewayIntentBits, Options, Partials } from "discord.js";
import { createDiscord, type DiscordOptions } from "../../../playground/discord/index.ts";

/** A token in the shape of a real one, worth nothing. */
export const TOKEN = "not-a-real.token.for-tests";

/** A server with one guild, one channel, a plain member and a manager. */
export async function openDiscord(options: Partial<DiscordOptions> = {}) {
  const discord = createDiscord({ token: TOKEN, rateLimits: "off", ...options });
  const guild = discord.addGuild({ name: "Reading Group" });
  const channel = discord.addChannel({ guild: guild.id, name: "papers" });
  const ada = discord.addUser({ name: "Ada" });
  const boss = discord.addUser({ name: "Boss", permissions: ["ManageGuild"] });
  const { apiUrl, close } = await discord.listen();
  return { discord, guild, channel, ada, boss, apiUrl, close };
}

/** The client as a bot for reactions and commands sets it up, logged in and ready. */
export async function connect(
  apiUrl: string,
  extra: { intents?: number[]; token?: string; ready?: boolean } = {},
) {
  const client = createClient(apiUrl, extra.intents);
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  await client.login(extra.token ?? TOKEN);
  await ready;
  return client;
}

/** The unmodified client, pointed at the server; it does not wait five seconds between two identifies. */
export function createClient(apiUrl: string, intents?: number[]) {
  return new Client({
    intents: intents ?? [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.GuildMessageReactions,
    ],
    partials: [Partials.Message, Partials.Channel, Partials.Reaction, Partials.User, Partials.GuildMember],
    makeCache: Options.cacheEverything(),
    enforceNonce: true,
    rest: { api: apiUrl },
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
  });
}

/** Calls the REST side without a client. */
export async function call(
  apiUrl: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = { authorization: `Bot ${TOKEN}` },
) {
  const response = await fetch(`${apiUrl}/v10${path}`, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, json: text ? JSON.parse(text) : undefined };
}
