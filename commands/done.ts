import { defineCommand } from "../src/chat/command.ts";
import type { Message } from "../src/chat/message.ts";
import { flag } from "../src/chat/option.ts";
import { findPaper, paperOption } from "../src/library/paper-option.ts";
import { readingAnswer } from "../src/reading-list/reading-list-reply.ts";
import type { Services } from "../src/services.ts";
import { LIST } from "./parts/groups.ts";

export const done = defineCommand({
  name: "done",
  group: LIST,
  as: "read",
  description: "Mark a paper of your reading list as read, or as still to be read",
  options: { paper: paperOption, undo: flag("It is still to be read after all") },
  reply: "private",
  async run(services: Services, { person }, args): Promise<Message> {
    const { store, clock } = services;
    const isDone = !args.undo;
    const paper = await findPaper(args.paper, services);
    const now = clock.now();
    await store.setDone(person, paper.id, isDone ? now : undefined, now);
    const { open } = await store.readingCounts(person);
    return readingAnswer(isDone ? "Read" : "Still to be read", paper, { open, isDone });
  },
});
