/** A calendar date `YYYY-MM-DD`. Which calendar (UTC listing day, channel's local date) is said where it is used. */
export type Day = string & { readonly __brand: "Day" };

/** ISO weekday: 1 Monday … 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** `text` as a Day where it is a real calendar date in ISO form, else undefined. */
export function toDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || utcDay(at) !== text ? undefined : (text as Day);
}

/** The UTC calendar day of an instant in epoch milliseconds. */
export function utcDay(at: number): Day {
  return new Date(at).toISOString().slice(0, 10) as Day;
}

/** The day `days` after `day` (before, where negative). */
export function addDays(day: Day, days: number): Day {
  return utcDay(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000);
}

/** ISO weekday of a date: 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): Weekday {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() || 7) as Weekday;
}
