import { createForm, text } from "../checks/complaints.ts";
import type { IdentifyLimits } from "../gateway/identify-limits.ts";
import type { Interactions } from "../interactions/interactions.ts";
import type { CommandRegistry } from "../interactions/registered-commands.ts";
import { isJson, type Json, refuse } from "../json.ts";
import { messageView } from "../world/message-views.ts";
import { guildPermissions, may } from "../world/permissions.ts";
import { channelView, guildView, memberView, userView } from "../world/views.ts";
import type { World } from "../world/world.ts";
import { visibleChannel } from "./access.ts";
import type { Call, Reply, Route } from "./routing.ts";

const ok = (body: unknown): Reply => ({ status: 200, body });
const done: Reply = { status: 204 };

/** Routes for the bot's identity, servers and gateway. */
export function placeRoutes(ports: {
  readonly world: World;
  readonly gatewayUrl: () => string;
  /** Application flags that show which privileged intents are switched on. */
  readonly applicationFlags: number;
  readonly limits: IdentifyLimits;
  /** Number of shards to recommend; default: as Discord does. */
  readonly shards: (() => number) | undefined;
}): readonly Route[] {
  const { world, limits } = ports;
  const { bot } = world;
  const guildOf = (call: Call) => {
    const guild = world.guilds.get(call.param("guild"));
    if (!guild) throw refuse.unknownGuild();
    if (!guild.hasBot) throw refuse.missingAccess();
    return guild;
  };
  const application = () =>
    ok({
      id: bot.id,
      name: bot.name,
      icon: null,
      description: "",
      summary: "",
      bot_public: true,
      bot_require_code_grant: false,
      verify_key: "0".repeat(64),
      flags: ports.applicationFlags,
      owner: userView(bot),
      team: null,
      bot: userView(bot),
    });

  function directMessage(call: Call): Reply {
    const form = createForm();
    const id = text(form, call.body, "recipient_id", [], { min: 17, max: 20, required: true });
    form.settle();
    const user = world.users.get(id ?? "");
    if (!user) throw refuse.unknownUser();
    if (user.bot) throw refuse.closedToMessages();
    return ok(channelView(world.directChannel(user)));
  }

  return [
    { method: "GET", path: "/gateway", handle: () => ok({ url: ports.gatewayUrl() }) },
    {
      method: "GET",
      path: "/gateway/bot",
      handle: () =>
        ok({
          url: ports.gatewayUrl(),
          // Discord recommends about one shard per thousand guilds.
          shards:
            ports.shards?.() ??
            Math.max(1, Math.ceil([...world.guilds.values()].filter((guild) => guild.hasBot).length / 1000)),
          session_start_limit: {
            total: limits.total,
            remaining: limits.left,
            reset_after: limits.resetAfter,
            max_concurrency: limits.buckets,
          },
        }),
    },
    { method: "GET", path: "/users/@me", handle: () => ok(userView(bot)) },
    {
      method: "GET",
      path: "/users/@me/guilds",
      handle: () =>
        ok(
          [...world.guilds.values()]
            .filter((guild) => guild.hasBot)
            .map((guild) => ({
              id: guild.id,
              name: guild.name,
              icon: null,
              banner: null,
              owner: false,
              permissions: String(guildPermissions(guild, bot.id)),
              features: [],
            })),
        ),
    },
    { method: "GET", path: "/applications/@me", handle: application },
    { method: "GET", path: "/oauth2/applications/@me", handle: application },
    { method: "POST", path: "/users/@me/channels", handle: directMessage },
    {
      method: "GET",
      path: "/users/:user",
      handle(call) {
        const user = world.users.get(call.param("user"));
        if (!user) throw refuse.unknownUser();
        return ok(userView(user));
      },
    },
    {
      method: "GET",
      path: "/channels/:channel",
      handle: (call) => ok(channelView(visibleChannel(world, call.param("channel")))),
    },
    { method: "GET", path: "/guilds/:guild", handle: (call) => ok(guildView(guildOf(call))) },
    {
      method: "GET",
      path: "/guilds/:guild/channels",
      handle: (call) =>
        ok([...guildOf(call).channels.values()].filter((channel) => !channel.parent).map(channelView)),
    },
    {
      method: "GET",
      path: "/guilds/:guild/threads/active",
      handle(call) {
        const threads = [...guildOf(call).channels.values()].filter(
          (channel) =>
            channel.parent && channel.archivedAt === undefined && may(channel, bot.id, "ViewChannel"),
        );
        return ok({ threads: threads.map(channelView), members: [] });
      },
    },
    {
      method: "GET",
      path: "/guilds/:guild/members/:user",
      handle(call) {
        const member = guildOf(call).members.get(call.param("user"));
        if (!member) throw refuse.unknownMember();
        return ok(memberView(member));
      },
    },
  ];
}

/** Routes for registering commands, globally and per guild. */
export function commandRoutes(world: World, commands: CommandRegistry): readonly Route[] {
  const scopeOf = (call: Call, guild: boolean) => {
    if (call.param("application") !== world.bot.id) throw refuse.unknownApplication();
    if (!guild) return "global" as const;
    const id = call.param("guild");
    if (!world.guilds.get(id)?.hasBot) throw refuse.missingAccess();
    return id;
  };
  const routes = (base: string, guild: boolean): readonly Route[] => [
    { method: "GET", path: base, handle: (call) => ok(localized(call, commands.list(scopeOf(call, guild)))) },
    {
      method: "PUT",
      path: base,
      handle: (call) => ok(commands.replace(scopeOf(call, guild), call.list ?? call.body)),
    },
    {
      method: "POST",
      path: base,
      handle(call) {
        const { command, created } = commands.create(scopeOf(call, guild), call.body);
        return { status: created ? 201 : 200, body: command };
      },
    },
    {
      method: "GET",
      path: `${base}/:command`,
      handle: (call) => ok(commands.get(scopeOf(call, guild), call.param("command"))),
    },
    {
      method: "PATCH",
      path: `${base}/:command`,
      handle: (call) => ok(commands.change(scopeOf(call, guild), call.param("command"), call.body)),
    },
    {
      method: "DELETE",
      path: `${base}/:command`,
      handle(call) {
        commands.remove(scopeOf(call, guild), call.param("command"));
        return done;
      },
    },
  ];
  return [
    ...routes("/applications/:application/commands", false),
    ...routes("/applications/:application/guilds/:guild/commands", true),
  ];
}

/** Translations are included only on request. */
function localized(call: Call, commands: readonly Json[]): readonly Json[] {
  if (call.query.get("with_localizations") === "true") return commands;
  return commands.map((command) => withoutTranslations(command));
}

function withoutTranslations(of: Json): Json {
  const { name_localizations: _names, description_localizations: _descriptions, ...rest } = of;
  const inner = (key: "options" | "choices") =>
    Array.isArray(of[key]) ? { [key]: of[key].filter(isJson).map(withoutTranslations) } : {};
  return { ...rest, ...inner("options"), ...inner("choices") };
}

/** Routes for answering interactions. Their paths carry the interaction's token. */
export function interactionRoutes(world: World, interactions: Interactions): readonly Route[] {
  const view = (message: Parameters<typeof messageView>[0]) => messageView(message, world.bot.id);
  const tokenOf = (call: Call) => {
    if (call.param("application") !== world.bot.id) throw refuse.unknownWebhook();
    return call.param("token");
  };
  const webhook = "/webhooks/:application/:token";
  return [
    {
      method: "POST",
      path: "/interactions/:interaction/:token/callback",
      open: true,
      handle(call) {
        const answer = interactions.answer(
          call.param("interaction"),
          call.param("token"),
          call.body,
          call.files,
        );
        return call.query.get("with_response") === "true" ? ok(answer) : done;
      },
    },
    {
      method: "POST",
      path: webhook,
      open: true,
      handle: (call) => ok(view(interactions.followUp(tokenOf(call), call.body, call.files))),
    },
    {
      method: "GET",
      path: `${webhook}/messages/:message`,
      open: true,
      handle: (call) => ok(view(interactions.message(tokenOf(call), call.param("message")))),
    },
    {
      method: "PATCH",
      path: `${webhook}/messages/:message`,
      open: true,
      handle: (call) =>
        ok(view(interactions.edit(tokenOf(call), call.param("message"), call.body, call.files))),
    },
    {
      method: "DELETE",
      path: `${webhook}/messages/:message`,
      open: true,
      handle(call) {
        interactions.remove(tokenOf(call), call.param("message"));
        return done;
      },
    },
  ];
}
