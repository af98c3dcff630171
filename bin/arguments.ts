import { InvalidArgumentError, Option } from "commander";
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
