import { h } from "./dom.js";

let offset = 0;

/** Sets the clock to the server's, which may show another day than this machine's. */
export function setClock(serverNow) {
  offset = serverNow - Date.now();
}

const now = () => Date.now() + offset;
const format = (at, options) => new Intl.DateTimeFormat(undefined, options).format(at);
const clock = (at) => format(at, { hour: "numeric", minute: "2-digit" });
const long = (at) => format(at, { dateStyle: "full", timeStyle: "short" });

/** The chats' date and time, e.g. "Wed, Aug 19, 9:20 AM". */
export function dayAndTime() {
  return format(now(), {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "numeric",
    minute: "2-digit",
  });
}

/** E.g. "2 hours ago", "in 3 days". */
function relative(at) {
  const words = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
  const seconds = (at - now()) / 1_000;
  const steps = [
    ["year", 31_557_600],
    ["month", 2_629_800],
    ["day", 86_400],
    ["hour", 3_600],
    ["minute", 60],
  ];
  for (const [unit, size] of steps)
    if (Math.abs(seconds) >= size) return words.format(Math.round(seconds / size), unit);
  return words.format(Math.round(seconds), "second");
}

/** "Today", "Yesterday" or the date. */
function day(at) {
  const at0 = new Date(at).setHours(0, 0, 0, 0);
  const days = Math.round((new Date(now()).setHours(0, 0, 0, 0) - at0) / 86_400_000);
  if (days === 0) return "Today";
  if (days === 1) return "Yesterday";
  return format(at, { day: "numeric", month: "short", year: "numeric" });
}

const STYLES = {
  t: clock,
  T: (at) => format(at, { timeStyle: "medium" }),
  d: (at) => format(at, { dateStyle: "short" }),
  D: (at) => format(at, { dateStyle: "long" }),
  f: (at) => format(at, { dateStyle: "long", timeStyle: "short" }),
  F: long,
  R: relative,
};

const TOKENS = {
  ago: relative,
  date: (at) => format(at, { dateStyle: "long" }),
  date_num: (at) => new Date(at).toLocaleDateString("sv"),
  date_slash: (at) => format(at, { dateStyle: "short" }),
  date_short: (at) => format(at, { dateStyle: "medium" }),
  date_long: (at) => format(at, { dateStyle: "full" }),
  date_pretty: (at) => day(at),
  date_short_pretty: (at) => day(at),
  date_long_pretty: (at) => day(at),
  day_divider_pretty: (at) => day(at),
  time: clock,
  time_secs: (at) => format(at, { timeStyle: "medium" }),
};

const live = new Map();

function ticking(at, write, className) {
  const element = h(
    "time",
    { class: className, datetime: new Date(at).toISOString(), title: long(at) },
    write(at),
  );
  live.set(element, () => write(at));
  return element;
}

/** A Discord timestamp such as `<t:1765443600:R>`; undefined for an unknown style. */
export function discordTime(seconds, style = "f") {
  const write = Object.hasOwn(STYLES, style) ? STYLES[style] : undefined;
  return write && ticking(seconds * 1_000, write, "stamp");
}

/** A Slack date from a format string such as `{date_short} at {time}`. */
export function slackTime(seconds, pattern) {
  const write = (at) =>
    pattern.replaceAll(/\{(\w+)\}/g, (whole, token) =>
      Object.hasOwn(TOKENS, token) ? TOKENS[token](at) : whole,
    );
  return ticking(seconds * 1_000, write, "stamp");
}

/** When a message was sent: "Today at 17:00" or just "17:00". */
export function sentAt(at, withDay) {
  return ticking(at, withDay ? () => `${day(at)} at ${clock(at)}` : clock, "sent");
}

/** Updates all displayed times. */
export function refreshTimes() {
  for (const [element, write] of live) {
    if (element.isConnected) element.textContent = write();
    else if (element.dataset.seen) live.delete(element);
    element.dataset.seen = "1";
  }
}
