import type { Delivery } from "../events/socket-mode.ts";
import { Refusal } from "../web-api/refusal.ts";
import type { Exchange, ResponseUrls } from "../web-api/response-urls.ts";
import type { StoredMessage } from "../world/world.ts";

/** The outcome of a command or press. */
export interface Answers {
  /** Slack's error to the person if the app did not answer properly, such as `operation_timeout`. */
  readonly error?: string;
  /** Messages so far (in the acknowledgement or through response_url); undefined means a deletion. */
  readonly messages: readonly (StoredMessage | undefined)[];
  /** The `index`th answer, once it arrives; rejects after `waitMs` (5 seconds). */
  message(index?: number, waitMs?: number): Promise<StoredMessage>;
}

/**
 * Sends something with a response_url and waits for the acknowledgement; calls `failed` with the error shown to the
 * person.
 */
export type Converse = (
  place: Pick<Exchange, "channel" | "user" | "source">,
  send: (responseUrl: string) => Promise<Delivery>,
  failed: (code: string) => void,
) => Promise<Answers>;

/** Sends a command or press with its response_url, and collects the app's answers, in the acknowledgement or later. */
export function createConverse(responses: ResponseUrls, responseBase: () => string): Converse {
  return async (place, send, failed) => {
    const messages: (StoredMessage | undefined)[] = [];
    const waiters = new Set<() => void>();
    const exchange: Exchange = {
      ...place,
      answered: (message) => {
        messages.push(message);
        for (const wake of waiters) wake();
      },
    };
    const path = responses.open(exchange);
    const delivery = await send(responseBase() + path);
    let error: string | undefined;
    if (!delivery.acked) error = delivery.reason === "timeout" ? "operation_timeout" : "dispatch_failed";
    else if (delivery.answer) {
      try {
        responses.answer(exchange, delivery.answer);
      } catch (refused) {
        if (!(refused instanceof Refusal)) throw refused;
        error = refused.code;
      }
    }
    if (error !== undefined) failed(error);
    return {
      ...(error === undefined ? {} : { error }),
      messages,
      message: (index = 0, waitMs = 5_000) =>
        new Promise((resolve, reject) => {
          const wake = () => {
            const message = messages[index];
            if (!message) return;
            clearTimeout(timer);
            waiters.delete(wake);
            resolve(message);
          };
          const timer = setTimeout(() => {
            waiters.delete(wake);
            reject(new Error(`No answer number ${index + 1} came within ${waitMs} ms.`));
          }, waitMs);
          waiters.add(wake);
          wake();
        }),
    };
  };
}
