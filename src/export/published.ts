import type { Paper } from "../papers/paper.ts";
import { utcDay } from "../time/day.ts";

/** A publication date, as precise as it is known. */
export interface Published {
  readonly year: number;
  /** 1 to 12. */
  readonly month?: number;
  readonly day?: number;
}

/** Returns the date from the publication day, else the arXiv id, else the listing day; undefined if none is known. */
export function publishedOn({ id, publishedAt, listedOn }: Paper): Published | undefined {
  if (publishedAt !== undefined) return parts(utcDay(publishedAt));
  const [, yy, mm] = /^(?:[a-z-]+(?:\.[a-z]{2})?\/)?(\d{2})(\d{2})(?:\.\d{4,5}|\d{3})$/i.exec(id) ?? [];
  if (yy !== undefined && Number(mm) >= 1 && Number(mm) <= 12) {
    // arXiv started in 1991.
    return { year: Number(yy) + (Number(yy) >= 91 ? 1900 : 2000), month: Number(mm) };
  }
  return listedOn && parts(listedOn);
}

function parts(day: string): Published {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  return { year, month, day: date };
}
