import { describe, expect, it } from "vitest";
import { always, type Turns } from "../../../src/chat/adapter.ts";
import { eachTurn } from "../../../src/chat/connection/each-turn.ts";

describe("eachTurn", () => {
  it("begins at the start of each turn, and resolves after the first", async () => {
    const stopping = new AbortController();
    let begun = 0;
    const lost = [new AbortController(), new AbortController()] as const;
    let over: Promise<void> = Promise.resolve();
    const turns: Turns = (work) => {
      over = work(lost[0].signal).then(() => work(lost[1].signal));
      return over;
    };

    await eachTurn(turns, stopping.signal, () => {
      begun += 1;
    });
    expect(begun).toBe(1);

    for (const turn of lost) turn.abort();
    await over;
    expect(begun).toBe(2);
  });

  it("resolves if it is stopped without a turn", async () => {
    const begin = () => {
      throw new Error("there was no turn");
    };
    await expect(eachTurn(async () => {}, new AbortController().signal, begin)).resolves.toBeUndefined();
  });

  it("rejects with what the beginning throws", async () => {
    const begin = async () => {
      throw new Error("the store is away");
    };
    await expect(eachTurn(always, new AbortController().signal, begin)).rejects.toThrow("the store is away");
  });
});
