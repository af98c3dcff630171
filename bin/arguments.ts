import { InvalidArgumentError, Option } from "commander";
import { ROLES } from "../src/operating/roles.ts";
import { publicUrl } from "../src/runtime/addresses.ts";
import { type Day, toDay } from "../src/time/day.ts";

/** Parses a whole number in a range. */
export function between(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`Write a whole number from ${min} to ${max}.`);
  };
}

/** Parses a date. */
export function day(text: string): Day {
  const value = toDay(text);
  if (value) return value;
  throw new InvalidArgumentError("Write a date like 2026-06-12.");
}

/** The option for the app's public address, which is part of a Slack app's manifest. */
export function publicUrlOption(): Option {
  return new Option(
    "--public-url <address>",
    "for a Slack app that any workspace can install: the https address that Slack calls",
  ).argParser((text) => {
    const read = publicUrl.safeParse(text);
    if (read.success) return read.data;
    throw new InvalidArgumentError("Write an https address like https://paperboy.example.org.");
  });
}

/** The option that limits a process to some of the work that processes share. */
export function roleOption(): Option {
  const all = ROLES.join(", ");
  return new Option(
    "--role <roles>",
    `of several processes on one database: do only this work, separated by commas (${all})`,
  ).argParser((text) => {
    const named = new Set(text.split(",").map((role) => role.trim()));
    const known = ROLES.filter((role) => named.delete(role));
    if (named.size === 0) return new Set(known);
    throw new InvalidArgumentError(`Write one or more of ${all}, separated by commas.`);
  });
}
