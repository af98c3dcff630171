import { chatAdapterContract } from "../../contract/chat-adapter.ts";
import { chatRepliesContract } from "../../contract/chat-replies.ts";
import { slackStage } from "./chat-stage.ts";

/** Longer than Slack waits for anything. */
const SLOW_MS = 3_500;

const NAME = "Slack, Bolt against the playground";
chatAdapterContract(NAME, { dedupes: false, slowHandlerMs: SLOW_MS }, slackStage);
chatRepliesContract(NAME, { slowHandlerMs: SLOW_MS }, slackStage);
