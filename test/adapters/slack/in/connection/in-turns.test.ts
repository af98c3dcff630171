import { expect, it } from "vitest";
import type { Connection } from "../../../../../adapters/slack/in/connection/connection.ts";
import { connectInTurns } from "../../../../../adapters/slack/in/connection/in-turns.ts";
import type { Turns } from "../../../../../src/chat/adapter.ts";
import { ChatError } from "../../../../../src/runtime/errors.ts";

/** Turns that the test begins and ends. */
function stage(open: () => Promise<void> = async () => {}) {
  const made: { open: boolean }[] = [];
  let begin: () => Promise<void> = async () => {};
  let turn = new AbortController();
  const turns: Turns = (work, stopping) =>
    new Promise((resolve, reject) => {
      let working: Promise<void> = Promise.resolve();
      begin = () => {
        turn = new AbortController();
        working = work(turn.signal);
        working.catch(reject);
        return working;
      };
      stopping.addEventListener("abort", () => {
        turn.abort();
        working.then(resolve, reject);
      });
    });
  const connection = connectInTurns((): Connection => {
    const one = { open: false };
    made.push(one);
    return {
      async open() {
        await open();
        one.open = true;
      },
      connected: () => one.open,
      async close() {
        one.open = false;
      },
    };
  });
  const opened = connection.open(turns);
  return { connection, made, opened, begin: () => begin(), end: () => turn.abort() };
}

it("connects anew in each turn, and not between them", async () => {
  const { connection, made, opened, begin, end } = stage();
  expect(connection.connected()).toBe(false);
  const first = begin();
  await opened;
  expect(connection.connected()).toBe(true);
  end();
  await first;
  expect([connection.connected(), made]).toEqual([false, [{ open: false }]]);
  const second = begin();
  await expect.poll(() => connection.connected()).toBe(true);
  await connection.close();
  await second;
  expect([connection.connected(), made]).toEqual([false, [{ open: false }, { open: false }]]);
});

it("gives up a connection that never opens when its turn ends", async () => {
  const { made, begin, end, connection, opened } = stage(() => new Promise(() => {}));
  const turn = begin();
  end();
  await turn;
  expect(made).toEqual([{ open: false }]);
  await connection.close();
  await opened;
});

it("fails with what only a person can fix", async () => {
  const { opened, begin } = stage(async () => {
    throw new ChatError("unauthorized", "The token was revoked.");
  });
  const turn = begin();
  await expect(opened).rejects.toThrow("revoked");
  await expect(turn).rejects.toThrow("revoked");
});
