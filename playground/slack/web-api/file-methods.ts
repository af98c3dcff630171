import { isObject } from "../checks/schema.ts";
import { fileJson } from "../world/wire-json.ts";
import { channelArg, type Method, textArg } from "./methods.ts";
import { Refusal } from "./refusal.ts";

/** Uploading files: ask for an address, send the bytes there, say that they are whole and where to share them. */
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
      }
      return { files: complete.map((file) => fileJson(world, file)) };
    },
  },
};
