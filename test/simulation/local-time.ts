/** The system's own zone data, read by other code than the product's: what local dates and times mean. */

const formats = new Map<string, Intl.DateTimeFormat>();
const instants = new Map<string, number>();
const weekdays = new Map<string, number>();
const dates = new Map<string, string>();

function wallOf(zone: string, at: number): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(zone, format);
  }
  const parts: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The calendar date in `zone`. */
export function dateIn(zone: string, at: number): string {
  return new Date(wallOf(zone, at)).toISOString().slice(0, 10);
}

/** `days` after `date`. */
export function datePlus(date: string, days: number): string {
  return remember(dates, `${date} ${days}`, () =>
    new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10),
  );
}

/** 1 Monday … 7 Sunday. */
export function weekday(date: string): number {
  return remember(weekdays, date, () => new Date(`${date}T12:00:00Z`).getUTCDay() || 7);
}

/** When it is `time` on `date` in `zone`: the first of two, and by the offset before a gap. */
export function instantOf(zone: string, date: string, time: string): number {
  return remember(instants, `${zone} ${date} ${time}`, () => {
    const wall = Date.parse(`${date}T${time}:00Z`);
    const offsets = [-86_400_000, 86_400_000].map((around) => wallOf(zone, wall + around) - (wall + around));
    const candidates = offsets.map((offset) => wall - offset);
    const real = candidates.filter((at) => wallOf(zone, at) === wall);
    return real.length > 0 ? Math.min(...real) : (candidates[0] as number);
  });
}

/** The oracle asks the same few thousand questions millions of times. */
function remember<T>(known: Map<string, T>, key: string, work: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = work();
  if (known.size > 20_000) known.clear();
  known.set(key, found);
  return found;
}
