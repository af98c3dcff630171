import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { formView } from "../../adapters/slack/render/form.ts";
import { LIMITS } from "../../adapters/slack/render/limits.ts";
import { renderSlack } from "../../adapters/slack/render/message.ts";
import { paperCard } from "../../src/cards/paper-card.ts";
import { paperList } from "../../src/cards/paper-list.ts";
import { withTallies } from "../../src/cards/vote-counts.ts";
import type { Message } from "../../src/chat/message.ts";
import { digestMessage } from "../../src/digest/digest-message.ts";
import { createSavedDays } from "../../src/feed/saved-days.ts";
import type { Paper } from "../../src/papers/paper.ts";
import { shownTitle } from "../../src/papers/shown-title.ts";
import { applySettings } from "../../src/subscriptions/settings.ts";
import { settingsForm } from "../../src/subscriptions/settings-form.ts";
import { readable } from "../../src/text/readable.ts";
import type { Day } from "../../src/time/day.ts";
import { digest, entry, TRAPS } from "../adapters/slack/messages.ts";
import { buttons, links, mentions, readBlocks, unescapeMrkdwn } from "../adapters/slack/reader.ts";
import { makeRanked } from "../fixtures/listings.ts";
import { capturedDays, capturedMissing, capturedRoot } from "./data.ts";

interface Verdict {
  readonly ok: boolean;
  readonly errors: readonly unknown[];
  readonly warnings: readonly unknown[];
}
type Validate = (method: string, body: unknown) => Verdict;

/** A second opinion on Slack's limits, kept beside the project. */
const CHECKS = resolve(import.meta.dirname, "../../../shared/checks/slack-validate.mjs");
const checksThere = existsSync(CHECKS);

async function validator(): Promise<Validate> {
  const { validate } = (await import(pathToFileURL(CHECKS).href)) as { validate: Validate };
  return validate;
}

const asPost = (message: Message) => ({
  channel: "C0PAPERS01",
  ...renderSlack(message),
  metadata: { event_type: "paperboy_delivery", event_payload: { delivery_id: "k1" } },
  unfurl_links: false,
  unfurl_media: false,
  mrkdwn: false,
});

describe.skipIf(!checksThere)(
  checksThere ? "Slack payloads by the payload checks" : `skipped: no payload checks at ${CHECKS}`,
  () => {
    it("are right for hand-written digests of 1 to 10 papers with every trap", async () => {
      const validate = await validator();
      for (let count = 1; count <= 10; count++) {
        for (const trap of ["", ...TRAPS]) {
          const message = digest(count, (number) =>
            entry(number, trap ? { title: trap, byline: trap, body: trap } : {}),
          );
          expect(validate("chat.postMessage", asPost(message))).toEqual({
            ok: true,
            errors: [],
            warnings: [],
          });
        }
      }
    });

    it("are right for the settings form, whatever is in it", async () => {
      const validate = await validator();
      const settings = applySettings({}, undefined, "Europe/Berlin");
      for (const trap of ["", ...TRAPS]) {
        const form = settingsForm({ ...settings, include: [trap] }, { to: trap });
        const view = formView(form, { channel: "C0PAPERS01", message: "1700000000.000100" });
        expect(validate("views.open", { trigger_id: "1.2.3", view }).errors).toEqual([]);
        expect(view?.title.text).toBe(form.title);
        expect(view?.submit?.text).toBe(form.submit);
      }
    });

    it.skipIf(capturedRoot === undefined)(
      capturedRoot ? "are right and literal for every captured day" : capturedMissing,
      { timeout: 300_000 },
      async () => {
        const validate = await validator();
        const feed = createSavedDays({ folder: await capturedDays() });
        const days = await feed.days();
        let messages = 0;
        let papersRead = 0;
        let longest = 0;
        let whole = 0;
        let cut = 0;
        const bodies: number[] = [];
        for (const day of days) {
          const { papers } = await feed.papersOn(day);
          papersRead += papers.length;
          const at = Date.parse(day) + 10 * 3_600_000;
          const listing = { day, syncedAt: at, papers } as never;
          for (let count = 1; count <= Math.min(10, papers.length); count++) {
            // Every paper of the day is in a digest of ten at some point, and each size is tried every day.
            const from = count === 10 ? 0 : (count * 3) % Math.max(1, papers.length - count);
            const chosen = papers.slice(from, from + count).map((paper) => asRanked(paper, day));
            const about = { day, now: at, today: listing, earlier: undefined, older: [] };
            const message = withTallies(
              digestMessage(chosen, about),
              new Map(chosen.map(({ paper }) => [paper.id, 12])),
            );
            const { blocks, text } = renderSlack(message);
            const verdict = validate("chat.postMessage", asPost(message));
            expect(verdict, `${day}, ${count} papers`).toEqual({ ok: true, errors: [], warnings: [] });
            const seen = readBlocks(blocks);
            for (const { paper } of chosen) {
              // The longest titles may end in “…” where ten papers share the room; what is shown is literal.
              const title = shownTitle(paper);
              if (seen.includes(`  ${title}\n`)) whole += 1;
              else {
                expect(count, `${day} ${paper.id}`).toBeGreaterThan(8);
                expect(seen, `${day} ${paper.id}`).toContain(title.slice(0, 60));
                cut += 1;
              }
            }
            // Vote, and Details where there is room for it.
            expect(buttons(blocks).length === count || buttons(blocks).length === 2 * count).toBe(true);
            expect(links(blocks).length).toBeGreaterThanOrEqual(count * 2);
            expect(mentions(blocks)).toEqual([]);
            expect(unescapeMrkdwn(text)).toBe(message.summary);
            const size = JSON.stringify(blocks).length;
            longest = Math.max(longest, size);
            expect(size).toBeLessThanOrEqual(LIMITS.total);
            if (count === 10) {
              bodies.push(
                ...blocks.flatMap((block) =>
                  block.type === "section" ? [block.text?.text.length ?? 0] : [],
                ),
              );
            }
            messages += 1;
          }
          for (let from = 0; from < papers.length; from += 10) {
            const items = papers.slice(from, from + 10).map((paper) => ({ paper }));
            const list = paperList("Papers", items, { numbering: true, empty: "none" });
            const { blocks } = renderSlack(list);
            expect(validate("response_url", { ...renderSlack(list) }).errors, day).toEqual([]);
            for (const { paper } of items) expect(readBlocks(blocks)).toContain(shownTitle(paper));
          }
          const all = paperList(
            "Papers",
            papers.map((paper) => ({ paper })),
            { empty: "none" },
          );
          const home = renderSlack(all, { blocks: LIMITS.viewBlocks });
          const view = { type: "home", private_metadata: "{}", blocks: home.blocks };
          expect(validate("views.publish", { user_id: "U0ADA", view }).errors, day).toEqual([]);
          for (const paper of papers) {
            const card = renderSlack(paperCard(paper, { votes: 1 }));
            expect(validate("response_url", { ...card, replace_original: true }).errors, paper.id).toEqual(
              [],
            );
            expect(readBlocks(card.blocks)).toContain(readable(paper.abstract).slice(0, 100));
          }
        }
        bodies.sort((a, b) => a - b);
        console.info(
          `rendered ${messages} digests of ${days.length} captured days (${papersRead} papers) for Slack: longest ${longest} of ${LIMITS.total} characters; bodies in digests of ten: median ${bodies[bodies.length >> 1]}, shortest tenth ${bodies[Math.floor(bodies.length / 10)]} characters; titles cut: ${cut} of ${cut + whole}`,
        );
        expect(messages).toBeGreaterThan(4_000);
        expect(cut / whole).toBeLessThan(0.01);
      },
    );
  },
);

/** As the ranking would hand it over. */
function asRanked(paper: Paper, day: Day) {
  return makeRanked({ ...paper, firstSeenAt: Date.parse(day) }, { day, upvotes: `${paper.upvotes} ▲` });
}
