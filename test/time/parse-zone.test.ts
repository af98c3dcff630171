import { describe, expect, it } from "vitest";
import { findZones, readZone } from "../../src/time/parse-zone.ts";
import { normalizeZone } from "../../src/time/zone.ts";

describe("a time zone", () => {
  it.each([
    ["europe/berlin", "Europe/Berlin"],
    ["America/New York", "America/New_York"],
    ["“Asia/Calcutta”", "Asia/Calcutta"],
    ["UTC", "UTC"],
    ["CET", "CET"],
  ])("%j is the database's %s", (text, zone) => expect(readZone(text)).toBe(zone));

  it.each([
    ["Berlin", "Europe/Berlin"],
    ["new york", "America/New_York"],
    ["São Paulo", "America/Sao_Paulo"],
    ["sao paulo", "America/Sao_Paulo"],
    ["Munich", "Europe/Berlin"],
    ["San Francisco", "America/Los_Angeles"],
    ["Beijing", "Asia/Shanghai"],
    ["Kiev", "Europe/Kyiv"],
    ["Sydney", "Australia/Sydney"],
    ["Valencia, Spain", "Europe/Madrid"],
    ["Germany", "Europe/Berlin"],
    ["Japan", "Japan"],
  ])("may be named by a place: %j is %s", (text, zone) => expect(readZone(text)).toBe(zone));

  it.each([
    ["Valencia", ["Europe/Madrid", "America/Caracas"]],
    ["Kingston", ["America/Jamaica", "Pacific/Norfolk"]],
    ["IST", ["Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"]],
    ["PST", ["America/Los_Angeles"]],
    ["United States", ["America/New_York", "America/Chicago"]],
    ["EST", ["America/New_York"]],
    ["Victoria", ["Australia/Sydney", "America/Vancouver"]],
  ])("of which %j leaves the choice is refused, showing it", (text, zones) => {
    for (const zone of zones) expect(findZones(text)).toContain(zone);
    expect(() => readZone(text)).toThrow(/could be “.*”.* Write the one you mean\./);
  });

  it.each([
    "",
    "Mars",
    "Peking?",
    "5",
    "+02:00",
    "GMT+2",
    "UTC+1",
    "mon-fri",
    "me",
    "to",
    "Atlantis, Greece",
    "Berlin, France",
  ])("%j is refused", (text) => {
    expect(() => readZone(text)).toThrow(/not a time zone or big city I know.*Europe\/Berlin/);
  });

  it("that is misspelt is asked back, and nothing far-fetched", () => {
    expect(() => readZone("Europe/Berln")).toThrow(/Did you mean “Europe\/Berlin”\?/);
    expect(() => readZone("Belrin")).toThrow(/Did you mean “Berlin”\?/);
    expect(() => readZone("Boston")).not.toThrow(/Did you mean/);
  });

  it("of every place is one of the database's", () => {
    for (const zone of Intl.supportedValuesOf("timeZone")) {
      const city = zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
      for (const found of findZones(city)) expect(normalizeZone(found), city).toBeDefined();
    }
  });
});
