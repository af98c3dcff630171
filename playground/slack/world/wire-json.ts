import type { Json } from "../checks/schema.ts";
import type { Channel, StoredFile, StoredMessage, User, World } from "./world.ts";

/** A message in the format of Slack's Web API and payloads. */
export function messageJson(
  world: World,
  message: StoredMessage,
  options: { readonly allMetadata?: boolean; readonly fullReactions?: boolean } = {},
): Json {
  return {
    type: "message",
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: world.team.id,
    ...(message.botId === undefined
      ? {}
      : {
          bot_id: message.botId,
          app_id: world.appId,
          bot_profile: {
            id: message.botId,
            app_id: world.appId,
            name: world.users.get(message.user)?.realName ?? "Paperboy",
            deleted: false,
            team_id: world.team.id,
          },
        }),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.files === undefined ? {} : { files: message.files.map((file) => fileJson(world, file)) }),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.editedAt === undefined ? {} : { edited: { user: message.user, ts: message.editedAt } }),
    ...(message.metadata === undefined
      ? {}
      : {
          metadata: options.allMetadata ? message.metadata : { event_type: message.metadata.event_type },
        }),
    ...(message.reactions.size > 0 ? { reactions: reactionsJson(message, options.fullReactions) } : {}),
  };
}

// Slack lists only some of the people unless `full` is requested; the count is always complete.
function reactionsJson(message: StoredMessage, full = false): readonly Json[] {
  return [...message.reactions].map(([name, users]) => ({
    name,
    users: full ? users : users.slice(0, 25),
    count: users.length,
  }));
}

/** A file in the format of Slack's payloads. */
export function fileJson(world: World, file: StoredFile): Json {
  return {
    id: file.id,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    size: file.content.length,
    user: world.botUserId,
    alt_txt: file.altText,
  };
}

/** A person in the format of interactive payloads. */
export function userPayload(world: World, id: string): Json {
  const name = world.users.get(id)?.name ?? id;
  return { id, username: name, name, team_id: world.team.id };
}

/** A user in the format of `users.info`. */
export function userJson(world: World, user: User, options: { readonly locale: boolean }): Json {
  return {
    id: user.id,
    team_id: world.team.id,
    name: user.name,
    deleted: false,
    real_name: user.realName,
    tz: user.timeZone,
    tz_label: user.timeZone,
    tz_offset: offsetSeconds(user.timeZone, world.now()),
    profile: { real_name: user.realName, display_name: user.name, team: world.team.id },
    is_admin: user.admin || user.owner,
    is_owner: user.owner,
    is_primary_owner: user.owner,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: user.bot,
    is_app_user: false,
    ...(options.locale ? { locale: user.locale } : {}),
  };
}

/** A conversation in the format of `conversations.info`. */
export function channelJson(world: World, channel: Channel): Json {
  const common = { id: channel.id, is_archived: channel.archived, context_team_id: world.team.id };
  if (channel.kind === "im") {
    const user = [...channel.members].find((member) => member !== world.botUserId);
    return { ...common, is_im: true, is_channel: false, is_group: false, user };
  }
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    creator: channel.creator,
    is_channel: channel.kind === "public",
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === "private",
    is_general: false,
    is_member: channel.members.has(world.botUserId),
    is_shared: false,
    is_ext_shared: false,
    is_org_shared: false,
    num_members: channel.members.size,
    topic: { value: "", creator: "", last_set: 0 },
    purpose: { value: "", creator: "", last_set: 0 },
  };
}

function offsetSeconds(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" }).formatToParts(at);
  const name = parts.find((part) => part.type === "timeZoneName")?.value ?? "GMT";
  const [, sign, hours = "0", minutes = "0"] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 3_600 + Number(minutes) * 60);
}
