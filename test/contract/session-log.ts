import { expect, test } from "vitest";
import type { SessionLog } from "../../src/chat/connection/session-log.ts";

/** What every session log promises. */
export function sessionLogContract(log: () => SessionLog): void {
  test("remembers when sessions were begun, oldest first, by platform", async () => {
    expect(await log().sessionsSince("discord", 0)).toEqual([]);
    await log().addSession("discord", 300, 0);
    await log().addSession("discord", 100, 0);
    await log().addSession("slack", 200, 0);
    expect(await log().sessionsSince("discord", 0)).toEqual([100, 300]);
    expect(await log().sessionsSince("discord", 101)).toEqual([300]);
    expect(await log().sessionsSince("slack", 0)).toEqual([200]);
  });

  test("counts two of the same moment, and forgets the old ones of that platform", async () => {
    await log().addSession("discord", 100, 0);
    await log().addSession("discord", 100, 0);
    await log().addSession("slack", 100, 0);
    expect(await log().sessionsSince("discord", 100)).toEqual([100, 100]);
    await log().addSession("discord", 500, 200);
    expect(await log().sessionsSince("discord", 0)).toEqual([500]);
    expect(await log().sessionsSince("slack", 0)).toEqual([100]);
  });
}
