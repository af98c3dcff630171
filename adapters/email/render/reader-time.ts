import type { Span } from "../../../src/chat/message.ts";

type TimeStyle = Extract<Span, { readonly kind: "time" }>["style"];

/** A mail never updates, so relative times become weekdays. */
const FORMATS: Readonly<Record<TimeStyle, Intl.DateTimeFormatOptions>> = {
  date: { day: "numeric", month: "long", year: "numeric" },
  time: { hour: "2-digit", minute: "2-digit", timeZoneName: "short" },
  datetime: {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  },
  relative: { weekday: "long" },
};

/** An instant in the reader's time zone, which is named with it. */
export function readerTime(at: number, style: TimeStyle, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { ...FORMATS[style], timeZone: zone }).format(at);
}
