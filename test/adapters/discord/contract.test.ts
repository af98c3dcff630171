import { chatAdapterContract } from "../../contract/chat-adapter.ts";
import { chatRepliesContract } from "../../contract/chat-replies.ts";
import { createDiscordStage } from "./stage.ts";

chatAdapterContract("Discord", { dedupes: true, slowHandlerMs: 1_800, untried: ["rejected"] }, () =>
  createDiscordStage(),
);

chatRepliesContract("Discord", { slowHandlerMs: 1_800 }, () => createDiscordStage());
