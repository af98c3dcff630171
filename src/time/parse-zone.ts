import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { UserError } from "../runtime/errors.ts";
import { didYouMean } from "../text/did-you-mean.ts";
import { quotedList } from "../text/format.ts";
import { typedValue } from "../text/typed-text.ts";
import { foldName } from "./languages.ts";
import { normalizeZone } from "./zone.ts";

/** The fields used from @vvo/tzdb's file. */
interface ZoneFacts {
  readonly name: string;
  /** All IANA names of the same zone, including its own. */
  readonly group: readonly string[];
  readonly mainCities: readonly string[];
  readonly countryName: string;
  readonly alternativeName: string;
  readonly abbreviation: string;
  readonly dstAbbreviation?: string;
}

/** Zones without summer time; people who type these names usually do have summer time. */
const FIXED: ReadonlySet<string> = new Set(["EST", "MST", "HST"]);
const SHOWN = 5;
/** With so many cities, a less similar word would always match one. */
const LETTERS_PER_SLIP = 5;

/**
 * Returns the IANA zone meant by its name, a city, a country with only one zone, or an abbreviation. Throws UserError
 * if there is none; if there are several, the message lists them.
 */
export function readZone(text: string): string {
  const typed = typedValue(text);
  const [zone, ...others] = findZones(typed);
  if (zone === undefined)
    throw new UserError(
      `“${typed}” is not a time zone or big city I know.${didYouMean(typed, zoneIndex().names, LETTERS_PER_SLIP)} Write an IANA name like Europe/Berlin, Asia/Tokyo or UTC.`,
    );
  if (others.length === 0) return zone;
  const shown = [zone, ...others].slice(0, SHOWN);
  throw new UserError(
    `“${typed}” could be ${quotedList(shown, "or")}${others.length >= SHOWN ? ", among others" : ""}. Write the one you mean.`,
  );
}

/** Returns all zones that may be meant, best known first. `City, Country` narrows them down. */
export function findZones(text: string): readonly string[] {
  const typed = typedValue(text);
  const zone = normalizeZone(typed);
  if (zone !== undefined && !FIXED.has(zone)) return [zone];
  const { capitals, cities, areas } = zoneIndex();
  const [place = "", country] = typed.split(",").map(foldName);
  if (country !== undefined) {
    const inCountry = areas.get(country) ?? [];
    return (cities.get(place) ?? []).filter((one) => inCountry.includes(one));
  }
  const capital = capitals.get(place);
  return capital === undefined ? (cities.get(place) ?? areas.get(place) ?? []) : [capital];
}

interface ZoneIndex {
  /** Zones by the city in their name, which takes precedence over other cities of that name. */
  readonly capitals: ReadonlyMap<string, string>;
  /** Zones by all big cities, and by older IANA names. */
  readonly cities: ReadonlyMap<string, readonly string[]>;
  /** Zones by country, by the name of their time, and by its abbreviations. */
  readonly areas: ReadonlyMap<string, readonly string[]>;
  /** All zones and cities, as written. */
  readonly names: readonly string[];
}

let index: ZoneIndex | undefined;

/** Loaded on first use: nobody who types `Europe/Berlin` needs it. */
function zoneIndex(): ZoneIndex {
  if (index) return index;
  const file = fileURLToPath(import.meta.resolve("@vvo/tzdb/raw-time-zones.json"));
  index = buildIndex(JSON.parse(readFileSync(file, "utf8")) as readonly ZoneFacts[]);
  return index;
}

function buildIndex(facts: readonly ZoneFacts[]): ZoneIndex {
  // A zone with more names is better known.
  const zones = [...facts].sort((a, b) => b.group.length - a.group.length);
  const capitals = new Map<string, string>();
  const cities = new Map<string, string[]>();
  const areas = new Map<string, string[]>();
  const add = (to: Map<string, string[]>, name: string | undefined, zone: string) => {
    const key = foldName(name ?? "");
    const known = to.get(key) ?? [];
    if (!known.includes(zone)) to.set(key, [...known, zone]);
  };
  for (const { name, group, mainCities, ...zone } of zones) {
    capitals.set(foldName(cityOf(name)), name);
    const older = group.filter((one) => one.includes("/")).map(cityOf);
    for (const city of [...mainCities, ...older]) add(cities, city, name);
    add(areas, zone.countryName, name);
    add(areas, zone.alternativeName, name);
    // Nobody calls the time of a place `GMT+2`.
    for (const abbreviation of [zone.abbreviation, zone.dstAbbreviation])
      if (abbreviation && !/\d/.test(abbreviation)) add(areas, abbreviation, name);
  }
  const names = zones.flatMap(({ name, mainCities }) => [name, cityOf(name), ...mainCities]);
  return { capitals, cities, areas, names: [...new Set(names)] };
}

function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
}
