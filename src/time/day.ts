/** A calendar date `YYYY-MM-DD`. Where it is used says whether it is a UTC listing day or a channel's local date. */
export type Day = string & { readonly __brand: "Day" };

/** ISO weekday: 1 Monday … 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Returns `text` as a Day if it is a valid ISO date, else undefined. */
export function toDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || utcDay(at) !== text ? undefined : (text as Day);
}

/** Returns the UTC date of an instant in epoch ms. */
export function utcDay(at: number): Day {
  return new Date(at).toISOString().slice(0, 10) as Day;
}

/** Returns the day `days` after `day` (before it if negative). */
export function addDays(day: Day, days: number): Day {
  return utcDay(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000);
}

/** Returns the ISO weekday of a date: 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): Weekday {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() || 7) as Weekday;
}
