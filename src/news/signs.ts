import type { KnownPaper, LatestPaper, Paper, PaperId } from "../papers/paper.ts";

/** Something that may happen to a paper after it was listed. */
export type Sign = "code" | "model" | "dataset" | "demo" | "withdrawn" | `version ${number}`;

/** A sign that a paper did not have at the last check. */
export interface News<P extends Pick<Paper, "id"> | PaperId = PaperId> {
  readonly paper: P;
  readonly sign: Sign;
  /** Epoch ms at which it was found. */
  readonly at: number;
  /** Name of the repository at Hugging Face: `owner/name`. */
  readonly name?: string | undefined;
}

/** Returns all signs that a paper has. */
export function signsOf({ paper, built }: LatestPaper): readonly Sign[] {
  const signs: readonly (readonly [Sign, boolean])[] = [
    ["code", paper.codeUrl !== undefined],
    ["model", (built?.models.total ?? 0) > 0],
    ["dataset", (built?.datasets.total ?? 0) > 0],
    ["demo", (built?.demos.total ?? 0) > 0],
    ["withdrawn", paper.withdrawn],
    [`version ${paper.version ?? 0}`, paper.version !== undefined],
  ];
  return signs.flatMap(([sign, has]) => (has ? [sign] : []));
}

/**
 * Returns the signs added since `before`. The first check reports no news, and neither does the first known version.
 */
export function newsOf(
  latest: LatestPaper<KnownPaper>,
  before: readonly Sign[] | undefined,
  at: number,
): readonly Omit<News, "paper">[] {
  if (before === undefined) return [];
  const knewVersion = before.some((sign) => versionOf(sign) !== undefined);
  return signsOf(latest)
    .filter((sign) => !before.includes(sign))
    .filter((sign) => knewVersion || versionOf(sign) === undefined)
    .map((sign) => ({ sign, at, name: nameOf(sign, latest) }));
}

/** Returns all signs a paper ever had: if one disappears and comes back, it is not news again. */
export function allSigns(before: readonly Sign[] | undefined, latest: LatestPaper): readonly Sign[] {
  return [...new Set([...(before ?? []), ...signsOf(latest)])].sort();
}

/** Returns the number in `version 2`; undefined for any other sign. */
export function versionOf(sign: Sign): number | undefined {
  return sign.startsWith("version ") ? Number(sign.slice("version ".length)) : undefined;
}

function nameOf(sign: Sign, { built }: LatestPaper): string | undefined {
  switch (sign) {
    case "model":
      return built?.models.names[0];
    case "dataset":
      return built?.datasets.names[0];
    case "demo":
      return built?.demos.names[0];
    default:
      return undefined;
  }
}
