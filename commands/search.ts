import { defineCommand, text } from "../src/chat/command.ts";
import { paperList } from "../src/paper-card.ts";
import type { Services } from "../src/services.ts";
import { teamOf } from "../src/team.ts";

const SHOWN = 8;

export const search = defineCommand({
  name: "search",
  description: "Find papers by topic, title, author, organization, arXiv id or link",
  options: { query: text("What to look for", { required: true, rest: true, suggest: "title" }) },
  reply: "private",
  async run({ store, search: find }: Services, { channel }, { query }) {
    const hits = await find({ text: query, limit: SHOWN });
    const votes = await store.tallies(
      teamOf(channel),
      hits.map(({ paper }) => paper.id),
    );
    return paperList(`Papers on “${query}”`, hits, {
      votes,
      empty: "Nothing was found. Try fewer or other words, an author's name, or an arXiv id.",
    });
  },
});
