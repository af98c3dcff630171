import { InvalidArgumentError, Option } from "commander";
import { publicUrl } from "../src/runtime/addresses.ts";
import { type Day, toDay } from "../src/time/day.ts";

/** Reads a whole number. */
export function between(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`Write a whole number from ${min} to ${max}.`);
  };
}

/** Reads a date. */
export function day(text: string): Day {
  const value = toDay(text);
  if (value) return value;
  throw new InvalidArgumentError("Write a date like 2026-06-12.");
}

/** The address of an app over HTTP, for what platforms are told about it. */
export function publicUrlOption(): Option {
  return new Option(
    "--public-url <address>",
    "for a Slack app that many workspaces install: the https address that Slack calls",
  ).argParser((text) => {
    const read = publicUrl.safeParse(text);
    if (read.success) return read.data;
    throw new InvalidArgumentError("Write an https address like https://paperboy.example.org.");
  });
}
