import { expect, it } from "vitest";
import { createThread } from "../../../src/runtime/threads/thread.ts";

it("answers each question, tells what failed, and starts over after it died", async () => {
  const thread = createThread<string, string>(new URL("./echo.ts", import.meta.url), "echo");
  expect(await Promise.all([thread.ask("a"), thread.ask("b")])).toEqual(["echo: a", "echo: b"]);
  await expect(thread.ask("fail")).rejects.toThrow("That failed.");
  await expect(thread.ask("die")).rejects.toThrow("The thread ended (3).");
  expect(await thread.ask("c")).toBe("echo: c");
  const asked = thread.ask("d");
  await Promise.all([expect(asked).rejects.toThrow("The thread was stopped."), thread.stop()]);
});
