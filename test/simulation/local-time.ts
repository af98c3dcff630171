/** The system's own zone data, read by other code than the product's: what local dates and times mean. */

const formats = new Map<string, Intl.DateTimeFormat>();
const instants = new Map<string, number>();

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
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** 1 Monday … 7 Sunday. */
export function weekday(date: string): number {
  return new Date(`${date}T12:00:00Z`).getUTCDay() || 7;
}

/** When it is `time` on `date` in `zone`: the first of two, and by the offset before a gap. */
export function instantOf(zone: string, date: string, time: string): number {
  const key = `${zone} ${date} ${time}`;
  const known = instants.get(key);
  if (known !== undefined) return known;
  const wall = Date.parse(`${date}T${time}:00Z`);
  const offsets = [-86_400_000, 86_400_000].map((around) => wallOf(zone, wall + around) - (wall + around));
  const candidates = offsets.map((offset) => wall - offset);
  const real = candidates.filter((at) => wallOf(zone, at) === wall);
  const found = real.length > 0 ? Math.min(...real) : (candidates[0] as number);
  if (instants.size > 20_000) instants.clear();
  instants.set(key, found);
  return found;
}
