import { defineCommand } from "../src/chat/command.ts";
import type { Message } from "../src/chat/message.ts";
import { findPaper, paperOption } from "../src/library/paper-option.ts";
import { readingAnswer } from "../src/reading-list/reading-list-reply.ts";
import type { Services } from "../src/services.ts";
import { LIST } from "./parts/groups.ts";

const SAID = {
  new: "Saved to your reading list",
  open: "Already on your reading list",
  done: "Back on your reading list; you had read it",
} as const;

export const save = defineCommand({
  name: "save",
  group: LIST,
  description: "Put a paper on your own reading list, which nobody else sees",
  options: { paper: paperOption },
  reply: "private",
  shortcut: { label: "Save paper", option: "paper" },
  async run(services: Services, { person }, args): Promise<Message> {
    const { store, clock } = services;
    const paper = await findPaper(args.paper, services);
    const { before } = await store.saveForLater(person, paper.id, clock.now());
    const { open } = await store.readingCounts(person);
    return readingAnswer(SAID[before ?? "new"], paper, { open, isDone: false });
  },
});
