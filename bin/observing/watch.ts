import type { Outlet } from "../../src/chat/adapter.ts";
import type { Config } from "../../src/config.ts";
import { type Condition, operatorConditions } from "../../src/operating/conditions.ts";
import type { Copies } from "../../src/operating/copies.ts";
import { createOperator } from "../../src/operating/operator.ts";
import { sendingLeases } from "../../src/operating/sending.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import { withDeadline } from "../../src/runtime/deadline.ts";
import type { Log } from "../../src/runtime/log.ts";
import type { Store } from "../../src/store.ts";
import { freeBytes } from "../database/disk.ts";
import { redactor } from "../log.ts";
import { operatorChannel } from "./operator-channel.ts";

/** The process ends this soon after permanently losing a platform, whether the notice was sent or not. */
const LAST_WORDS_MS = 10_000;

/** Monitors a process, and notifies its operator of problems. */
export interface Watch {
  /** Call it every minute; never rejects. */
  check(): Promise<void>;
  /** Reports that a platform was lost and only a person can fix it. Resolves when the notice is sent, or soon after. */
  lost(error: Error): Promise<void>;
}

/**
 * Undefined if PAPERBOY_OPERATOR_CHANNEL is not set. Throws UserError if it names a platform that is not configured.
 */
export function createWatch(options: {
  readonly config: Config;
  readonly adapters: readonly Outlet[];
  readonly copies: Pick<Copies, "holds">;
  readonly store: Store;
  readonly file: string;
  readonly clock: Clock;
  readonly log: Log;
}): Watch | undefined {
  const { config, adapters, copies, file, clock } = options;
  if (!config.operator) return undefined;
  const send = operatorChannel(config.operator, adapters);
  const hide = redactor(config);
  let refusal: string | undefined;
  const conditions = operatorConditions({
    ...options,
    freeBytes: () => freeBytes(file),
    refusal: () => refusal,
  });
  /** One process checks each condition: a platform's is checked by the one that sends there, or to its first part. */
  function isOurs({ platform }: Condition): boolean {
    if (platform === undefined) return copies.holds("housekeeping");
    const [first] = adapters.filter((adapter) => adapter.platform === platform).flatMap(sendingLeases);
    return first !== undefined && copies.holds(first);
  }
  const operator = createOperator({
    ...options,
    conditions: () => conditions.filter((condition) => refusal !== undefined || isOurs(condition)),
    send: (notification) => send({ ...notification, text: hide(notification.text) }),
  });
  return {
    check: operator.check,
    async lost(error) {
      refusal = `Paperboy has stopped and needs attention: ${error.message}`;
      await withDeadline(clock, LAST_WORDS_MS, operator.check(), () => new Error("too late")).catch(() => {});
    },
  };
}
