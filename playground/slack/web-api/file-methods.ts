import { isObject, type Json } from "../checks/schema.ts";
import { fileJson } from "../world/wire-json.ts";
import type { StoredFile, World } from "../world/world.ts";
import { channelArg, type Method, textArg } from "./methods.ts";
import { Refusal } from "./refusal.ts";

/** File uploads: request a URL, send the bytes there, then complete the upload and say where to share it. */
export const fileMethods: Readonly<Record<string, Method>> = {
  "files.getUploadURLExternal": {
    scope: "files:write",
    perMinute: 100,
    run: ({ args, files, publicUrl }) => {
      const name = textArg(args, "filename");
      const length = Number(args.length);
      if (name === undefined || !Number.isInteger(length)) throw new Refusal("invalid_arguments");
      if (length < 1) throw new Refusal("file_upload_size_restricted");
      const { id, path } = files.reserve(name, length, textArg(args, "alt_txt") ?? "");
      return { upload_url: publicUrl() + path, file_id: id };
    },
  },
  "files.completeUploadExternal": {
    scope: "files:write",
    perMinute: 100,
    run: (context) => {
      const { world, args, files } = context;
      const given = Array.isArray(args.files) ? args.files.filter(isObject) : [];
      if (given.length === 0) throw new Refusal("invalid_arguments");
      const shared = textArg(args, "channel_id");
      const channel =
        shared === undefined ? undefined : channelArg({ ...context, args: { channel: shared } });
      if (channel && !channel.members.has(world.botUserId)) throw new Refusal("not_in_channel");
      if (channel?.archived) throw new Refusal("is_archived");
      const threadTs = textArg(args, "thread_ts");
      if (channel && threadTs !== undefined && !world.find(channel.id, threadTs))
        throw new Refusal("thread_not_found");
      const complete = given.map(({ id, title }) => files.complete(String(id), String(title ?? "")));
      if (channel) {
        const share = () =>
          world.add({
            channel: channel.id,
            user: world.botUserId,
            botId: world.botId,
            text: textArg(args, "initial_comment") ?? "",
            blocks: [],
            files: complete,
            mentions: [],
            ...(threadTs === undefined ? {} : { threadTs }),
          });
        if (context.sharing === undefined) share();
        else if (context.sharing !== "never") setTimeout(share, context.sharing.afterMs).unref();
      }
      return { files: complete.map((file) => fileJson(world, file)) };
    },
  },
  "files.info": {
    scope: "files:read",
    perMinute: 50,
    run: ({ world, args, files }) => {
      const file = files.find(textArg(args, "file") ?? "");
      if (!file) throw new Refusal("file_not_found");
      return { file: { ...fileJson(world, file), shares: sharesOf(world, file) } };
    },
  },
};

/** Where a file has been shared: the timestamps of its messages by channel, public and private ones separately. */
function sharesOf(world: World, file: StoredFile): Json {
  const shares: Record<"public" | "private", Record<string, Json[]>> = { public: {}, private: {} };
  for (const { id, kind } of world.channels.values()) {
    const there = world.messages(id).filter(({ files = [] }) => files.includes(file));
    if (there.length === 0) continue;
    shares[kind === "public" ? "public" : "private"][id] = there.map(({ ts }) => ({ ts }));
  }
  return Object.fromEntries(
    Object.entries(shares).filter(([, channels]) => Object.keys(channels).length > 0),
  );
}
