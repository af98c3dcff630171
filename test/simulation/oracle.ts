import type { ChannelRef, Platform } from "../../src/chat/adapter.ts";
import { dateIn, datePlus, instantOf, weekday } from "./local-time.ts";
import { checkNews, newsFor } from "./news-told.ts";
import { nameOf, type Posted } from "./platform.ts";
import type { World } from "./world.ts";

/** What a channel asked for, as the script knows it. */
export interface Wanted {
  readonly time: string;
  readonly zone: string;
  readonly days: readonly number[];
  readonly count: number;
  readonly quietNotice: boolean;
  readonly lateRisers: "next" | "thread";
  readonly news: "digest" | "at-once";
  /** Of a forum. */
  readonly layout: "digest" | "post-per-paper" | undefined;
}

interface Version extends Wanted {
  /** True times: asked for at the earliest, and in force until at the latest. */
  readonly from: number;
  to: number | undefined;
  /** What the bot's clock said then. */
  readonly wallFrom: number;
}

/** A channel in the script, and what was seen in it. */
export interface ScriptedChannel {
  readonly ref: ChannelRef;
  readonly versions: Version[];
  /** A change whose answer was lost: it may or may not have been made, so little can be demanded. */
  unsure: boolean;
  /** When that was last over: what had been planned until then went by settings nobody was told of. */
  sureSince: number;
  /** How often it has left. */
  leavings: number;
  readonly owed: Map<string, Owed>;
}

interface Owed {
  /** True time since when the day stands and nobody can say that nothing could be posted. */
  since: number;
  /** There was too little to post at some time. */
  poor: boolean;
  /** There was so little that waiting for more was right. */
  few: boolean;
  tried: boolean;
}

const MINUTE = 60_000;
const DAY_MS = 1_440 * MINUTE;
/** After this long without trouble a digest that stands is there: the longest back-off is 15 minutes. */
const PATIENCE_MS = 90 * MINUTE;
/** A thin digest waits so long for a list that fills. */
const SETTLE_WAIT_MS = 180 * MINUTE;
/** A list that looked empty is believed for a while. */
const POOR_MS = 30 * MINUTE;
/** A digest tells the news of three papers, and leaves the others to the next. */
const DIGESTS_TO_TELL = 2;
/** The papers of a day come the best last; one that could not be posted for so long no longer holds up the others. */
const IN_ORDER_MS = 60 * MINUTE;
/** From claim to commit: a call may take 45 s and land 40 s later. */
const UNDERWAY_MS = 3 * MINUTE;
const GRACE_MS = 120 * MINUTE;
const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

/** Watches the platforms and the script, knows nothing of the product's tables, and says when a promise is broken. */
export interface Oracle {
  readonly channels: readonly ScriptedChannel[];
  subscribed(channel: ChannelRef, wanted: Wanted, asked: number): void;
  left(channel: ChannelRef): void;
  unsure(channel: ChannelRef): void;
  posted(post: Posted): void;
  disturb(platform?: Platform): void;
  /** The clock was set: its new time counts from here. */
  jumped(): void;
  /** A post into the channel was tried, and may have got lost. */
  tried(channel: ChannelRef): void;
  /** Takes note of what the bot cannot be blamed for now. */
  weather(): void;
  /** Looks whether anything is overdue. */
  probe(): void;
  /** At the end: looks whether news was lost. */
  lostNews(): void;
  /** Milliseconds until something is due; a minute while something is. */
  untilTick(): number;
  readonly demanded: () => number;
}

/** An oracle over the channels of the script. */
export function createOracle(world: World, refs: readonly ChannelRef[]): Oracle {
  const { timeline } = world;
  const channels: ScriptedChannel[] = refs.map((ref) => ({
    ref,
    versions: [],
    unsure: false,
    sureSince: Number.NEGATIVE_INFINITY,
    leavings: 0,
    owed: new Map(),
  }));
  const byName = new Map(channels.map((channel) => [nameOf(channel.ref), channel]));
  const disturbedAt = new Map<Platform, number>();
  let jumpedAt = Number.NEGATIVE_INFINITY;
  let poorAt = Number.NEGATIVE_INFINITY;
  let demanded = 0;

  const wall = () => timeline.now() + world.skew;
  const of = (ref: ChannelRef) => byName.get(nameOf(ref)) as ScriptedChannel;
  const current = (channel: ScriptedChannel) => {
    const last = channel.versions.at(-1);
    return last?.to === undefined ? last : undefined;
  };
  const seen = (channel: ScriptedChannel) => world.platforms.get(channel.ref.platform)?.in(channel.ref) ?? [];
  const due = (wanted: Wanted, date: string) => instantOf(wanted.zone, date, wanted.time);
  const deadline = (wanted: Wanted, date: string) =>
    Math.max(instantOf(wanted.zone, datePlus(date, 1), "00:00"), due(wanted, date) + GRACE_MS);
  /** The day's message is there; or, where each paper has its own, all that there are said to be. */
  const has = (channel: ScriptedChannel, date: string) => {
    const those = seen(channel).filter((post) => partOf(post) === "day" && dateOf(post) === date);
    if (those.some(({ place }) => !place)) return true;
    const places = those.flatMap(({ place }) => (typeof place === "object" ? [place] : []));
    return places.some(({ of }) =>
      Array.from({ length: of }, (_, index) => index + 1).every((number) =>
        places.some((place) => place.of === of && place.number === number),
      ),
    );
  };

  /** Since when it has been subscribed, whatever was changed since (true time). */
  const cameAt = ({ versions }: ScriptedChannel) =>
    versions.findLast(({ from }, index) => (versions[index - 1]?.to ?? 0) < from)?.from ?? 0;

  const days = new Map<string, { date: string; from: number; to: number }>();
  const today = (zone: string): string => {
    const at = wall();
    const known = days.get(zone);
    if (known && known.from <= at && at < known.to) return known.date;
    const date = dateIn(zone, at);
    days.set(zone, {
      date,
      from: instantOf(zone, date, "00:00"),
      to: instantOf(zone, datePlus(date, 1), "00:00"),
    });
    return date;
  };

  /** Whether the lists surely hold enough that is new to the channel. */
  function enough(channel: ScriptedChannel, wanted: Wanted): boolean {
    const had = new Set(seen(channel).flatMap((post) => post.papers));
    const day = new Date(wall()).toISOString().slice(0, 10);
    let fresh = 0;
    for (const list of [day, datePlus(day, -1)]) {
      for (const { id } of world.lists.answer(list, timeline.now()) ?? []) if (!had.has(id)) fresh += 1;
    }
    return fresh >= 3 + wanted.count;
  }

  function look(channel: ScriptedChannel): void {
    const wanted = current(channel);
    if (!wanted || channel.unsure) return;
    const date = today(wanted.zone);
    for (const day of [date, datePlus(date, -1)]) {
      const at = due(wanted, day);
      if (!wanted.days.includes(weekday(day)) || wall() < at || wall() >= deadline(wanted, day)) continue;
      let owed = channel.owed.get(day);
      if (!owed) {
        // Subscribed after it was due: the next day is the first.
        if (at < wanted.wallFrom) continue;
        owed = { since: timeline.now(), poor: false, few: false, tried: false };
        channel.owed.set(day, owed);
      }
      if (has(channel, day)) continue;
      const few = !enough(channel, wanted);
      if (few) owed.few = true;
      // Whoever wants to hear of a day without papers hears of it.
      if (timeline.now() - poorAt < POOR_MS || (few && !wanted.quietNotice)) owed.poor = true;
      if (owed.poor) continue;
      const disturbed = disturbedAt.get(channel.ref.platform) ?? 0;
      const patience = owed.few ? PATIENCE_MS + SETTLE_WAIT_MS : PATIENCE_MS;
      // An edit, or a clock that was ahead, may have made it due later than it once was.
      const since = Math.max(owed.since, wanted.from, disturbed, timeline.now() - (wall() - at));
      if (timeline.now() - since < patience) continue;
      world.fail(`${nameOf(channel.ref)} has no digest for ${day}, due ${iso(at)}, though all has been well`);
    }
  }

  return {
    channels,
    demanded: () => demanded,
    subscribed(ref, wanted, asked) {
      const channel = of(ref);
      const before = current(channel);
      const now = timeline.now();
      if (before) {
        before.to = now;
        // A day that was over by the old zone does not come back with a new one.
        for (const [date, owed] of channel.owed) if (wall() >= deadline(before, date)) owed.poor = true;
        // Moving the time or the zone loses nothing that was to come today.
        const date = today(wanted.zone);
        const stood = before.days.includes(weekday(date)) && wanted.days.includes(weekday(date));
        const old = due(before, date);
        const still =
          due(wanted, date) <= wall() && wall() < deadline(wanted, date) && old < deadline(wanted, date);
        const { leavings } = channel;
        if (stood && still && !channel.unsure && !has(channel, date) && old > wall())
          timeline.after(old - wall(), () => {
            if (channel.leavings === leavings && !channel.owed.has(date))
              channel.owed.set(date, { since: timeline.now(), poor: false, few: false, tried: false });
          });
      }
      if (channel.unsure) channel.sureSince = now;
      channel.unsure = false;
      channel.versions.push({ ...wanted, from: asked, to: undefined, wallFrom: wall() });
      disturbedAt.set(ref.platform, now);
    },
    left(ref) {
      const channel = of(ref);
      const version = current(channel);
      if (version) version.to = timeline.now();
      // Whoever comes back the same day gets what is due from then on.
      channel.leavings += 1;
      channel.owed.clear();
    },
    unsure(ref) {
      of(ref).unsure = true;
    },
    disturb(platform) {
      for (const name of platform ? [platform] : world.platforms.keys())
        disturbedAt.set(name, timeline.now());
    },
    jumped() {
      jumpedAt = timeline.now();
      // Whoever does not know whether it was posted, and is told that the day is over, may give up.
      for (const channel of channels) {
        const wanted = current(channel);
        if (!wanted) continue;
        for (const [date, owed] of channel.owed) {
          if (owed.tried && wall() >= deadline(wanted, date)) owed.poor = true;
          // A day that comes again is due again, and not before.
          owed.since = Math.max(owed.since, timeline.now() + due(wanted, date) - wall());
        }
      }
    },
    tried(ref) {
      const channel = of(ref);
      look(channel);
      for (const [date, owed] of channel.owed) if (!has(channel, date)) owed.tried = true;
    },

    posted(post) {
      const channel = of(post.ref.channel);
      const name = nameOf(channel.ref);
      const date = dateOf(post);
      demanded += 1;
      const late = partOf(post) === "late";
      const atOnce = partOf(post) === "news";
      if (late) world.count("replies");
      const others = seen(channel).filter((other) => other !== post);
      checkNews(world, name, post, others);
      const what = late ? "replies to the digest" : "digests";
      if (post.place) world.count("papers in posts of their own");
      else if (
        !atOnce &&
        others.some((other) => !other.place && partOf(other) === partOf(post) && dateOf(other) === date)
      )
        world.fail(`${name} has two ${what} for ${date}`);
      for (const other of others) {
        const apart = Math.abs(Date.parse(dateOf(other)) - Date.parse(date)) / 86_400_000;
        const again = post.papers.find((paper) => apart <= 60 && other.papers.includes(paper));
        if (again) world.fail(`${name} has ${again} on ${dateOf(other)} and on ${date}`);
      }
      const now = timeline.now();
      if (channel.unsure || now - channel.sureSince < 26 * 60 * MINUTE) return;
      const recent = channel.versions.filter(({ to }) => to === undefined || to > now - 26 * 60 * MINUTE);
      const one = recent.length === 1 ? recent[0] : undefined;
      if (one && post.news.length > 0 && (one.news === "at-once") !== atOnce)
        world.fail(`${name} has news, and wants it ${one.news}`);
      if (atOnce) return;
      if (late && !recent.some((version) => version.lateRisers === "thread"))
        world.fail(`${name} has a reply to the digest for ${date}, and wants none`);
      if (!late && !recent.some((version) => version.days.includes(weekday(date))))
        world.fail(`${name} has a digest for ${date}, a day off`);
      if (
        one &&
        !late &&
        one.layout !== (post.place ? "post-per-paper" : one.layout && "digest") &&
        post.papers.length > 0
      )
        world.fail(`${name} has papers for ${date} that do not come as it wants: ${one.layout}`);
      const { place } = post;
      if (one && typeof place === "object" && now - jumpedAt > 26 * 60 * MINUTE) {
        const same = (other: Posted) =>
          typeof other.place === "object" && other.place.number === place.number;
        if (others.some((other) => same(other) && dateOf(other) === date))
          world.fail(`${name} has two papers that are number ${place.number} for ${date}`);
        const before = (other: Posted) =>
          typeof other.place === "object" && other.place.number < place.number && dateOf(other) === date;
        if (others.some(before) && wall() - due(one, date) < IN_ORDER_MS)
          world.fail(`${name} has number ${place.number} for ${date} after a better paper`);
      }
      const last = channel.versions.at(-1);
      if (last?.to !== undefined && now - last.to > UNDERWAY_MS)
        world.fail(`${name} has a digest though it left at ${iso(last.to)}`);
      // What was due and held up by an old time or zone stays good until the day ends by the new.
      const inTime =
        recent.some((version) => wall() >= due(version, date)) &&
        recent.some((version) => wall() < deadline(version, date) + UNDERWAY_MS);
      // What climbed belongs to a digest that a wrong clock may have sent for another day.
      const days = late ? others.filter((other) => dateOf(other) === date) : [];
      const planned = Math.min(now, ...days.map((other) => other.at));
      if (!inTime && planned - jumpedAt > 26 * 60 * MINUTE)
        world.fail(`${name} has the digest for ${date} at ${iso(wall())}, out of its time`);
    },

    weather() {
      for (const [platform, weather] of world.weather)
        if (weather !== "calm") disturbedAt.set(platform, timeline.now());
      const { mood } = world.lists;
      if (mood === "down" || mood === "flaky") this.disturb();
      if (mood === "empty" || mood === "short") poorAt = timeline.now();
    },

    probe() {
      this.weather();
      for (const channel of channels) look(channel);
    },

    lostNews() {
      for (const channel of channels) {
        const wanted = current(channel);
        if (wanted?.news !== "digest" || channel.unsure) continue;
        // What may have been posted, and nobody knows, is not told again.
        if ([...channel.owed].some(([date, { tried }]) => tried && !has(channel, date))) continue;
        const since = Math.max(cameAt(channel), channel.sureSince);
        for (const { news, at } of newsFor(world, channel.ref, since)) {
          const found = Math.max(at, wanted.from);
          const later = seen(channel).filter((post) => post.papers.length > 0 && post.at > found);
          if (new Set(later.map(dateOf)).size < DIGESTS_TO_TELL) continue;
          world.count("news demanded");
          if (!seen(channel).some((post) => post.news.includes(news)))
            world.fail(`${nameOf(channel.ref)} was never told of ${news}`);
        }
      }
    },

    untilTick() {
      let until = timeline.now() - jumpedAt < 5 * MINUTE ? MINUTE : Number.POSITIVE_INFINITY;
      const at = wall();
      for (const channel of channels) {
        const wanted = current(channel);
        if (!wanted) continue;
        const date = today(wanted.zone);
        // Yesterday's stands on for a while where it was due shortly before midnight.
        for (const day of [datePlus(date, -1), date, datePlus(date, 1)]) {
          if (!wanted.days.includes(weekday(day)) || at >= deadline(wanted, day)) continue;
          const away = due(wanted, day) - at;
          if (away > 0) until = Math.min(until, away + 1_000);
          else if (away > -DAY_MS && !has(channel, day)) {
            // Every minute at first and after trouble; then two ticks a quarter of an hour stand for all fifteen.
            const troubled = timeline.now() - (disturbedAt.get(channel.ref.platform) ?? 0) < 12 * MINUTE;
            if (away > -20 * MINUTE || troubled || Math.floor(-away / MINUTE) % 15 < 2) until = MINUTE;
          }
        }
      }
      return Math.max(MINUTE, until);
    },
  };
}

/** Whether it is what the day brought, what came later, or news alone. */
function partOf({ under, place, papers, message }: Posted): "day" | "late" | "news" {
  if (papers.length === 0 && message.post === undefined) return "news";
  return under || place === "climbed" ? "late" : "day";
}

const dates = new WeakMap<Posted, string>();

/** The local date that a digest says it is for. */
function dateOf(post: Posted): string {
  if (post.under) return dateOf(post.under);
  const known = dates.get(post);
  if (known) return known;
  const [, day = "", month = "", year = ""] = /(\d+) (\w+) (\d{4})$/.exec(post.label) ?? [];
  const date = `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, "0")}-${day.padStart(2, "0")}`;
  dates.set(post, date);
  return date;
}

function iso(at: number): string {
  return new Date(at).toISOString().slice(0, 19);
}
