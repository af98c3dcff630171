import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { UserError } from "../runtime/errors.ts";
import { didYouMean } from "../text/did-you-mean.ts";
import { quotedList } from "../text/format.ts";
import { typedValue } from "../text/typed-text.ts";
import { foldName } from "./languages.ts";
import { normalizeZone } from "./zone.ts";

/** What is read of @vvo/tzdb's file. */
interface ZoneFacts {
  readonly name: string;
  /** Names of the IANA database for the same zone, its own among them. */
  readonly group: readonly string[];
  readonly mainCities: readonly string[];
  readonly countryName: string;
  readonly alternativeName: string;
  readonly abbreviation: string;
  readonly dstAbbreviation?: string;
}

/** Names of zones that never change their clocks, written by people whose clocks change. */
const FIXED: ReadonlySet<string> = new Set(["EST", "MST", "HST"]);
const SHOWN = 5;
/** There are so many cities that some is always near. */
const LETTERS_PER_SLIP = 5;

/**
 * The IANA zone meant by its name, a city, a country with one zone, or an abbreviation. Throws UserError for none, and for
 * several with their names.
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

/** The zones that may be meant, the best known first. `City, Country` narrows them down. */
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
  /** Zones by the city that they are called after: that one is meant, whatever others have its name. */
  readonly capitals: ReadonlyMap<string, string>;
  /** By all big cities and by older names of the IANA database. */
  readonly cities: ReadonlyMap<string, readonly string[]>;
  /** By country, by what their time is called, and by its abbreviations. */
  readonly areas: ReadonlyMap<string, readonly string[]>;
  /** Every zone and city, as written. */
  readonly names: readonly string[];
}

let index: ZoneIndex | undefined;

/** Read when it is first asked for: nobody needs it who writes `Europe/Berlin`. */
function zoneIndex(): ZoneIndex {
  if (index) return index;
  const file = fileURLToPath(import.meta.resolve("@vvo/tzdb/raw-time-zones.json"));
  index = buildIndex(JSON.parse(readFileSync(file, "utf8")) as readonly ZoneFacts[]);
  return index;
}

function buildIndex(facts: readonly ZoneFacts[]): ZoneIndex {
  // The more names a zone has had, the more people live by it.
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
    // `GMT+2` is no name that people call a place's time by.
    for (const abbreviation of [zone.abbreviation, zone.dstAbbreviation])
      if (abbreviation && !/\d/.test(abbreviation)) add(areas, abbreviation, name);
  }
  const names = zones.flatMap(({ name, mainCities }) => [name, cityOf(name), ...mainCities]);
  return { capitals, cities, areas, names: [...new Set(names)] };
}

function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
}
