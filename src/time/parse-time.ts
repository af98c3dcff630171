/** A time of day as people type it (`9`, `9:00`, `09.00`, `9h30`, `9am`, `21:30`) as `HH:MM`, else undefined. */
export function parseTime(text: string): string | undefined {
  const parts = /^(\d{1,2})(?:[:.h](\d{2})|h)?\s*(?:([ap])\.?m\.?)?$/i.exec(text.trim());
  if (!parts) return undefined;
  const [, hours = "", minutes = "00", half] = parts;
  let hour = Number(hours);
  if (half) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  }
  if (hour > 23 || Number(minutes) > 59) return undefined;
  return `${String(hour).padStart(2, "0")}:${minutes}`;
}
