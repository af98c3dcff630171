import { chatAdapterContract } from "../../contract/chat-adapter.ts";
import { createDiscordStage } from "./stage.ts";

chatAdapterContract("Discord", { dedupes: true, slowHandlerMs: 1_800, untried: ["rejected"] }, () =>
  createDiscordStage(),
);
