import { createHmac } from "node:crypto";
import { isObject, type Json } from "../checks/schema.ts";
import type { Delivery, SocketMode } from "./socket-mode.ts";

/**
 * Sends Slack's requests to an app over HTTP: signed, in each kind's format, and acknowledged by a status below 300
 * within `ackMs`.
 */
export function createHttpDelivery(options: {
  readonly requestUrl: string;
  readonly signingSecret: string;
  readonly ackMs: number;
  readonly now: () => number;
}): Pick<SocketMode, "send"> {
  const { requestUrl, signingSecret, ackMs, now } = options;
  return {
    async send(type, payload, { retry = 0, reason = "" } = {}): Promise<Delivery> {
      const [contentType, body] = written(type, payload);
      const timestamp = String(Math.floor(now() / 1_000));
      const signature = createHmac("sha256", signingSecret).update(`v0:${timestamp}:${body}`).digest("hex");
      try {
        const response = await fetch(requestUrl, {
          method: "POST",
          headers: {
            "content-type": contentType,
            "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "x-slack-request-timestamp": timestamp,
            "x-slack-signature": `v0=${signature}`,
            ...(retry > 0 ? { "x-slack-retry-num": String(retry), "x-slack-retry-reason": reason } : {}),
          },
          body,
          signal: AbortSignal.timeout(ackMs),
        });
        const text = await response.text();
        if (!response.ok) return { acked: false, reason: "http-error" };
        return { acked: true, answer: read(text) };
      } catch (error) {
        const late = error instanceof Error && error.name === "TimeoutError";
        return { acked: false, reason: late ? "timeout" : "no-connection" };
      }
    },
  };
}

function written(type: Parameters<SocketMode["send"]>[0], payload: Json): readonly [string, string] {
  const form = "application/x-www-form-urlencoded";
  switch (type) {
    case "events_api":
      return ["application/json", JSON.stringify(payload)];
    case "interactive":
      return [form, String(new URLSearchParams({ payload: JSON.stringify(payload) }))];
    case "slash_commands": {
      const fields = Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]);
      return [form, String(new URLSearchParams(fields))];
    }
    default:
      return type satisfies never;
  }
}

function read(text: string): Json | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    return isObject(answer) && Object.keys(answer).length > 0 ? answer : undefined;
  } catch {
    return text === "" ? undefined : { text };
  }
}
