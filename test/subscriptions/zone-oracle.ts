import { spawnSync } from "node:child_process";
import type { Day } from "../../src/time/day.ts";

/** What an oracle that shares no code with the schedule says about one zone and local date. */
export interface OracleRow {
  readonly zone: string;
  readonly day: Day;
  /** Epoch seconds of each of `TIMES` on that date: first pass in an overlap, shifted by the gap in a gap. */
  readonly due: readonly number[];
}

export interface Oracle {
  readonly name: string;
  /** Version of its zone rules, e.g. `2025c`; undefined where it does not tell. */
  readonly rules: string | undefined;
  readonly rows: readonly OracleRow[];
}

/** Around midnight, inside the usual gaps and overlaps, at their edges, and an ordinary morning. */
export const TIMES = [
  "00:00",
  "00:30",
  "01:30",
  "01:59",
  "02:00",
  "02:10",
  "03:00",
  "09:00",
  "23:30",
] as const;

/**
 * Python's zoneinfo: all its zones, 2024 to 2030, three dates around every change of offset and one date a year.
 * With `fold=0` it reads a time in a gap by the offset before the gap, and one in an overlap as the first pass.
 */
const PYTHON = String.raw`
import json, re, sys
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, available_timezones
times = [tuple(map(int, t.split(":"))) for t in json.loads(sys.argv[1])]
def rules():
    try:
        import zoneinfo
        for root in zoneinfo.TZPATH:
            try: return re.search(r"version (\S+)", open(root + "/tzdata.zi").readline()).group(1)
            except OSError: pass
        import tzdata
        return tzdata.IANA_VERSION
    except Exception: return None
first = datetime(2024, 1, 1, tzinfo=timezone.utc)
rows = []
for name in sorted(available_timezones()):
    zone = ZoneInfo(name)
    dates, previous = set(), None
    for n in range(7 * 365 + 2):
        noon = first + timedelta(days=n, hours=12)
        offset = noon.astimezone(zone).utcoffset()
        if previous is not None and offset != previous:
            local = noon.astimezone(zone).date()
            dates.update(local + timedelta(days=d) for d in (-1, 0, 1))
        if n % 365 == 0: dates.add(noon.date())
        previous = offset
    for day in sorted(dates):
        rows.append([name, day.isoformat(), [int(datetime(day.year, day.month, day.day, h, m, tzinfo=zone).timestamp()) for h, m in times]])
print(json.dumps({"rules": rules(), "rows": rows}))
`;

/** Asks Python where it is installed with zoneinfo; undefined where it is not. */
export function pythonOracle(): Oracle | undefined {
  const run = spawnSync("python3", ["-c", PYTHON, JSON.stringify(TIMES)], {
    encoding: "utf8",
    maxBuffer: 64 << 20,
    timeout: 60_000,
  });
  if (run.status !== 0) return undefined;
  const answer: { rules: string | null; rows: [string, Day, number[]][] } = JSON.parse(run.stdout);
  if (answer.rows.length < 1_000) return undefined;
  return {
    name: "Python zoneinfo",
    rules: answer.rules ?? undefined,
    rows: answer.rows.map(([zone, day, due]) => ({ zone, day, due })),
  };
}

const INTL_ZONES = [
  "Africa/Cairo",
  "America/Asuncion",
  "America/Havana",
  "America/New_York",
  "America/Nuuk",
  "America/St_Johns",
  "Asia/Beirut",
  "Asia/Kolkata",
  "Asia/Tokyo",
  "Atlantic/Azores",
  "Australia/Lord_Howe",
  "Europe/Berlin",
  "Europe/Dublin",
  "Pacific/Chatham",
  "Pacific/Kiritimati",
  "UTC",
];

/**
 * Plain Intl and trial: of all offsets in force within 36 hours, the earliest instant that reads the wanted wall clock;
 * where none does, the wanted wall clock read by the offset of the day before. Same zone rules as the schedule, so it
 * checks the arithmetic only.
 */
export function intlOracle(): Oracle {
  const rows: OracleRow[] = [];
  for (const zone of INTL_ZONES) {
    const offsetAt = intlOffset(zone);
    for (let noon = Date.UTC(2024, 0, 1, 12); noon < Date.UTC(2031, 0, 1); noon += 86_400_000) {
      const changes = offsetAt(noon - 36 * 3_600_000) !== offsetAt(noon + 36 * 3_600_000);
      if (!changes && (noon / 86_400_000) % 91 > 1) continue;
      const day = new Date(noon).toISOString().slice(0, 10) as Day;
      rows.push({ zone, day, due: TIMES.map((time) => wallToInstant(offsetAt, day, time) / 1_000) });
    }
  }
  return { name: "plain Intl", rules: process.versions.tz, rows };
}

function wallToInstant(offsetAt: (at: number) => number, day: Day, time: string): number {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const offsets = new Set<number>();
  for (let hours = -36; hours <= 36; hours++) offsets.add(offsetAt(wall + hours * 3_600_000));
  const passes = [...offsets].map((offset) => wall - offset).filter((at) => at + offsetAt(at) === wall);
  return passes.length > 0 ? Math.min(...passes) : wall - offsetAt(wall - 36 * 3_600_000);
}

function intlOffset(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "medium",
  });
  return (at) => Date.parse(`${format.format(at).replace(" ", "T")}Z`) - at;
}
