import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { ChannelType, type GatewayDispatchPayload, OverwriteType } from "discord.js";
import { createServers } from "../adapters/discord/in/gateway/servers.ts";
import { commandLine, wholeNumber } from "./command-line.ts";

const { guilds, channels, roles } = commandLine(
  "bench:guilds",
  "Measures the memory and CPU time a Discord server takes once the gateway has reported it.",
)
  .option("--guilds <n>", "servers", wholeNumber(1), 2_000)
  .option("--channels <n>", "channels in each", wholeNumber(1), 40)
  .option("--roles <n>", "roles in each", wholeNumber(1), 20)
  .parse()
  .opts<{ guilds: number; channels: number; roles: number }>();

const LOOKUPS = 1_000;
const US = "1100000000000000001";
let made = 0;
/** Ids as Discord creates them: a time and a counter, so that no two servers' compress alike. */
const snowflake = () =>
  String(
    (BigInt(1_500_000_000_000 + ((made++ * 7_919_993) % 300_000_000_000)) << 22n) |
      BigInt((made * 977) & 0x3fffff),
  );

function guildCreate(): GatewayDispatchPayload {
  const id = snowflake();
  const ourRoles = Array.from({ length: roles }, () => snowflake());
  const data = {
    id,
    owner_id: snowflake(),
    members: [{ user: { id: US }, roles: ourRoles.slice(0, 1) }],
    roles: [id, ...ourRoles].map((role, n) => ({
      id: role,
      name: `Role ${n}`,
      permissions: String(104_324_673n + BigInt(n * 2048)),
    })),
    channels: Array.from({ length: channels }, (_, n) => ({
      id: snowflake(),
      type: n % 8 === 0 ? ChannelType.GuildCategory : ChannelType.GuildText,
      name: `${["general", "papers", "reading-group", "off-topic", "help"][n % 5]}-${n}`,
      topic: "What this channel is about, in a sentence or two.",
      flags: 0,
      permission_overwrites: [id, ...ourRoles.slice(n % 5, (n % 5) + 2)].map((role) => ({
        id: role,
        type: OverwriteType.Role,
        allow: "1024",
        deny: "2048",
      })),
    })),
    threads: [],
  };
  return { op: 0, s: 1, t: "GUILD_CREATE", d: data } as unknown as GatewayDispatchPayload;
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

function used(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Of all threads, collecting garbage included. */
function cpuMs(work: () => void): number {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1_000;
}

const servers = createServers();
servers.take(
  { op: 0, s: 1, t: "READY", d: { user: { id: US }, guilds: [] } } as unknown as GatewayDispatchPayload,
  0,
);
servers.take(guildCreate(), 0);
const before = used();
let takenMs = 0;
for (let n = 0; n < guilds; n += 1) {
  const payload = guildCreate();
  takenMs += cpuMs(() => servers.take(payload, 0));
}
const bytes = (used() - before) / guilds;
const [workspace = ""] = servers.of(0);
const askedMs = cpuMs(() => {
  for (let n = 0; n < LOOKUPS; n += 1) servers.channel({ workspace, id: "0" });
});
console.table({
  servers: guilds,
  "kB each": (bytes / 1_000).toFixed(2),
  "CPU ms to take each in": (takenMs / guilds).toFixed(3),
  "CPU ms to look up a channel": (askedMs / LOOKUPS).toFixed(3),
});
