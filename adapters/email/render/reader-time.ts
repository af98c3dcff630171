import type { Span } from "../../../src/chat/message.ts";

type TimeStyle = Extract<Span, { readonly kind: "time" }>["style"];

/** A mail stays as it was sent, so nothing is relative in it: the weekday stands there instead. */
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

/** A moment in the reader's own zone, which is named with it. */
export function readerTime(at: number, style: TimeStyle, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { ...FORMATS[style], timeZone: zone }).format(at);
}
