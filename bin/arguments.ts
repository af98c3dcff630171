import { InvalidArgumentError } from "commander";
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
