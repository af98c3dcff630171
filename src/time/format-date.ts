import type { Day } from "./day.ts";

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Formats `Friday`. */
export function weekdayName(day: Day): string {
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
}

/** Formats `12 June`, spelled out because both 6/12 and 12/6 are in use. */
export function dayAndMonth(day: Day): string {
  return `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]}`;
}

/** Formats `Friday 12 June 2026`. */
export function fullDate(day: Day): string {
  return `${weekdayName(day)} ${dayAndMonth(day)} ${day.slice(0, 4)}`;
}

/** Formats `8–12 June 2026`, `29 May – 2 June 2026`, or `12 June 2026` if both ends are the same. */
export function dateSpan(from: Day, to: Day): string {
  const year = to.slice(0, 4);
  if (from === to) return `${dayAndMonth(to)} ${year}`;
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}–${dayAndMonth(to)} ${year}`;
  const start = from.slice(0, 4) === year ? dayAndMonth(from) : `${dayAndMonth(from)} ${from.slice(0, 4)}`;
  return `${start} – ${dayAndMonth(to)} ${year}`;
}
