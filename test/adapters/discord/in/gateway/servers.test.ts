import { ChannelType, type GatewayDispatchPayload, OverwriteType, PermissionFlagsBits } from "discord.js";
import { beforeEach, expect, it } from "vitest";
import { createServers, type Servers } from "../../../../../adapters/discord/in/gateway/servers.ts";

const [US, ADA, OWNER] = ["900", "901", "902"] as const;
const [GUILD, OTHER] = ["100", "200"] as const;
const [OURS, READERS] = ["110", "111"] as const;
const { ViewChannel, SendMessages, AttachFiles, Administrator } = PermissionFlagsBits;
const PAPERS = { workspace: GUILD, id: "120" };
const THREAD = { workspace: GUILD, id: "130" };

let servers: Servers;
const tell = (t: string, d: object, shard = 0) =>
  servers.take({ op: 0, s: 1, t, d } as unknown as GatewayDispatchPayload, shard);
const channel = (changes: object = {}) => ({
  id: PAPERS.id,
  guild_id: GUILD,
  type: ChannelType.GuildText,
  name: "papers",
  permission_overwrites: [
    { id: GUILD, type: OverwriteType.Role, allow: "0", deny: String(SendMessages) },
    { id: READERS, type: OverwriteType.Role, allow: String(SendMessages), deny: "0" },
  ],
  ...changes,
});

beforeEach(() => {
  servers = createServers();
  tell("READY", {
    user: { id: US },
    guilds: [
      { id: GUILD, unavailable: true },
      { id: OTHER, unavailable: true },
    ],
  });
  tell("GUILD_CREATE", {
    id: GUILD,
    owner_id: OWNER,
    roles: [
      { id: GUILD, permissions: String(ViewChannel | SendMessages) },
      { id: OURS, permissions: String(AttachFiles) },
      { id: READERS, permissions: "0" },
    ],
    members: [{ user: { id: US }, roles: [OURS] }],
    channels: [channel()],
    threads: [
      { id: THREAD.id, guild_id: GUILD, type: ChannelType.PublicThread, name: "talk", parent_id: PAPERS.id },
    ],
  });
});

it("knows channels, and what members may do in them and in their threads", () => {
  expect(servers.channel(PAPERS)).toMatchObject({ type: ChannelType.GuildText, name: "papers" });
  expect(servers.ours(PAPERS)).toBe(ViewChannel | AttachFiles);
  expect(servers.ours(THREAD)).toBe(ViewChannel | AttachFiles);
  expect(servers.permissions(PAPERS, { user: ADA, roles: [READERS] })).toBe(ViewChannel | SendMessages);
  expect(servers.permissions(PAPERS, { user: OWNER, roles: [] })).toBe(Administrator);
  expect(servers.permissions({ ...PAPERS, id: "1" }, { user: OWNER, roles: [] })).toBeUndefined();
  expect(servers.channel({ ...PAPERS, workspace: OTHER })).toBeUndefined();
  expect(servers.channel({ workspace: "", id: PAPERS.id })).toBeUndefined();
});

it("follows what changes", () => {
  tell("CHANNEL_UPDATE", channel({ name: "reading", permission_overwrites: [] }));
  expect(servers.channel(PAPERS)?.name).toBe("reading");
  expect(servers.ours(PAPERS)).toBe(ViewChannel | SendMessages | AttachFiles);
  tell("GUILD_ROLE_UPDATE", { guild_id: GUILD, role: { id: OURS, permissions: String(Administrator) } });
  expect(servers.ours(PAPERS)).toBe(Administrator);
  tell("GUILD_MEMBER_UPDATE", { guild_id: GUILD, user: { id: ADA }, roles: [] });
  expect(servers.ours(PAPERS)).toBe(Administrator);
  tell("GUILD_MEMBER_UPDATE", { guild_id: GUILD, user: { id: US }, roles: [] });
  expect(servers.ours(PAPERS)).toBe(ViewChannel | SendMessages);
  tell("GUILD_UPDATE", { id: GUILD, owner_id: US });
  expect(servers.ours(PAPERS)).toBe(Administrator);
  tell("THREAD_DELETE", {
    id: THREAD.id,
    guild_id: GUILD,
    parent_id: PAPERS.id,
    type: ChannelType.PublicThread,
  });
  expect(servers.channel(THREAD)).toBeUndefined();
  tell("CHANNEL_DELETE", channel());
  expect(servers.channel(PAPERS)).toBeUndefined();
});

it("counts a server in an outage as one of its shard's, and no longer one that we left", () => {
  expect([...servers.of(0)].sort()).toEqual([GUILD, OTHER]);
  tell("GUILD_DELETE", { id: GUILD, unavailable: true });
  expect(servers.of(0)).toContain(GUILD);
  tell("GUILD_DELETE", { id: GUILD });
  expect(servers.of(0)).toEqual([OTHER]);
  tell("READY", { user: { id: US }, guilds: [{ id: "300", unavailable: true }] }, 1);
  expect([servers.of(0), servers.of(1)]).toEqual([[OTHER], ["300"]]);
  tell("READY", { user: { id: US }, guilds: [] });
  expect([servers.of(0), servers.of(1)]).toEqual([[], ["300"]]);
});
