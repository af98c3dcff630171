import { createForm, integer, list, text } from "../checks/complaints.ts";
import { checkMessage } from "../checks/message.ts";
import { isJson, refuse } from "../json.ts";
import type { Board } from "../world/board.ts";
import { messageView } from "../world/message-views.ts";
import type { Channel } from "../world/model.ts";
import type { PermissionName } from "../world/permissions.ts";
import { channelView } from "../world/views.ts";
import type { World } from "../world/world.ts";
import { requirePermission, visibleChannel } from "./access.ts";
import type { Call, Reply, Route } from "./routing.ts";

/** Routes for threads and forum posts. */
export function threadRoutes(world: World, board: Board): readonly Route[] {
  const { bot } = world;
  const channelOf = (call: Call) => visibleChannel(world, call.param("channel"));
  const require = (channel: Channel, permission: PermissionName) =>
    requirePermission(world, channel, permission);

  function startThread(call: Call): Reply {
    const parent = channelOf(call);
    if (parent.kind === "thread" || parent.kind === "dm") throw refuse.wrongChannelType();
    require(parent, parent.kind === "forum" ? "SendMessages" : "CreatePublicThreads");
    const form = createForm();
    const name = text(form, call.body, "name", [], { min: 1, max: 100, required: true });
    const tags = list(form, call.body, "applied_tags", [], { max: 5 }).map(String);
    const forum = parent.kind === "forum";
    if (forum && !isJson(call.body.message))
      form.fail(["message"], "BASE_TYPE_REQUIRED", "This field is required");
    form.settle();
    for (const id of tags) {
      const tag = parent.tags.find((known) => known.id === id);
      if (!tag) throw refuse.unknownTag();
      if (tag.moderated) require(parent, "ManageThreads");
    }
    if (forum && parent.requireTag && tags.length === 0) throw refuse.tagRequired();
    const first = isJson(call.body.message) ? call.body.message : {};
    const checked = forum ? checkMessage(first, { files: call.files, path: ["message"] }) : undefined;
    const thread = world.addThread(parent, name ?? "", bot, tags);
    if (!checked) return { status: 201, body: channelView(thread) };
    // A forum post's first message has the post's id.
    const message = board.post(thread, bot, checked.draft, { id: thread.id });
    return { status: 201, body: { ...channelView(thread), message: messageView(message, bot.id) } };
  }

  /** Most recently archived first. */
  function archivedThreads(call: Call): Reply {
    const parent = channelOf(call);
    require(parent, "ReadMessageHistory");
    const form = createForm();
    const query = Object.fromEntries(call.query);
    const limit = integer(form, query, "limit", [], { min: 2, max: 100 }) ?? 50;
    const given = call.query.get("before");
    const before = given === null ? Number.POSITIVE_INFINITY : Date.parse(given);
    if (Number.isNaN(before))
      form.fail(["before"], "DATE_TIME_TYPE_PARSE", `Could not parse ${given}. Should be ISO8601.`);
    form.settle();
    const all = [...world.channels.values()]
      .filter((thread) => thread.parent === parent && (thread.archivedAt ?? before) < before)
      .sort((a, b) => (b.archivedAt ?? 0) - (a.archivedAt ?? 0));
    const threads = all.slice(0, limit).map(channelView);
    return { status: 200, body: { threads, members: [], has_more: all.length > limit } };
  }

  return [
    { method: "POST", path: "/channels/:channel/threads", handle: startThread },
    { method: "GET", path: "/channels/:channel/threads/archived/public", handle: archivedThreads },
  ];
}
