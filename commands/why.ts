import { defineCommand } from "../src/chat/command.ts";
import { reading } from "../src/chat/option.ts";
import { explainAbout, readAbout } from "../src/digest/explain.ts";
import type { Services } from "../src/services.ts";
import { DIGEST } from "./parts/groups.ts";

export const why = defineCommand({
  name: "why",
  group: DIGEST,
  description: "What happened to a day's digest, or why a paper was in it or not",
  options: {
    about: reading("A day like 2026-06-12 or yesterday, or an arXiv id (default today)", readAbout, {
      maxLength: 200,
    }),
  },
  reply: "private",
  placed: true,
  run: (services: Services, { channel, timeZone }, { about }) =>
    explainAbout(services, channel, about, timeZone),
});
