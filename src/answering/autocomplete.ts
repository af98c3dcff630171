import type { Suggestion } from "../chat/adapter.ts";
import type { Suggested } from "../chat/option.ts";
import { shownTitle } from "../papers/shown-title.ts";
import type { Clock } from "../runtime/clock.ts";
import type { SearchIndex } from "../search/search-index.ts";
import { addDays, utcDay } from "../time/day.ts";
import { fullDate } from "../time/format-date.ts";

/** What Discord shows at most. */
const SHOWN = 25;

/** What somebody may mean by what is typed so far, best first, at most 25. */
export async function suggest(
  kind: Suggested,
  typed: string,
  { index, clock }: { readonly index: Pick<SearchIndex, "titles">; readonly clock: Pick<Clock, "now"> },
): Promise<readonly Suggestion[]> {
  switch (kind) {
    case "title":
    case "id": {
      const found = await index.titles(typed, SHOWN);
      return found.map((paper) => ({
        label: shownTitle(paper),
        value: kind === "id" ? paper.id : paper.title,
      }));
    }
    case "zone":
      return zones(typed, clock.now());
    case "day":
      return days(typed, clock.now());
    default:
      return kind satisfies never;
  }
}

/** Zones whose name holds what was typed, those of which a part begins with it first, each with its time of day now. */
function zones(typed: string, now: number): readonly Suggestion[] {
  const wanted = typed.trim().toLowerCase().replace(/\s+/g, "_");
  const begins = (zone: string) => zone.split("/").some((part) => part.startsWith(wanted));
  return ["UTC", ...Intl.supportedValuesOf("timeZone")]
    .map((zone) => ({ zone, name: zone.toLowerCase() }))
    .filter(({ name }) => name.includes(wanted))
    .sort((a, b) => Number(begins(b.name)) - Number(begins(a.name)))
    .slice(0, SHOWN)
    .map(({ zone }) => {
      const time = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
      return { label: `${zone} (${time.format(now)} now)`, value: zone };
    });
}

/** The last days that match what was typed, newest first: `2026-06`, `fri`, `12 June`. */
function days(typed: string, now: number): readonly Suggestion[] {
  const today = utcDay(now);
  const wanted = typed.trim().toLowerCase();
  return Array.from({ length: 400 }, (_, back) => addDays(today, -back))
    .map((day) => ({ label: fullDate(day), value: day }))
    .filter(({ label, value }) => value.startsWith(wanted) || label.toLowerCase().includes(wanted))
    .slice(0, SHOWN);
}
