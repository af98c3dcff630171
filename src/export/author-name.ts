import { oneLine } from "../text/collapse-whitespace.ts";

/**
 * An author's displayed name, split the way reference managers sort it. The full name is `given particle family
 * suffix`.
 */
export type AuthorName =
  | {
      readonly kind: "person";
      readonly given: string;
      /** `van der`, `De la`; empty if there is none. */
      readonly particle: string;
      readonly family: string;
      /** `Jr.`, `III`; empty if there is none. */
      readonly suffix: string;
    }
  /** Not split: a collaboration, a single name, or a name whose parts cannot be told apart. */
  | { readonly kind: "whole"; readonly name: string };

const SUFFIX = /,?\s+((?:Jr|Sr)\.?|II|III|IV)$/;
/** A word of a person's name; digits or symbols mean that it is no person. */
const WORD = /^["“'‘(]?\p{L}[\p{L}\p{M}.'’"”)-]*(?<!-)$/u;
const GROUP =
  /\b(?:[Tt]eam|[Cc]ollaboration|[Cc]onsortium|[Gg]roup|[Cc]ommunity|[Pp]roject|[Ll]abs?|[Uu]niversity|[Ii]nstitute|[Rr]esearch|[Ff]oundation|[Aa]uthors|AI|Inc)\b/;
const PARTICLE = /^(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|las|los|ten|ter|zu|zur)$/i;
/** `Agüera y Arcas`, `Mayné i Comas`, `Melo e Castro`: the word before this belongs to the family name. */
const JOINT = /^[yei]$/;

/** Splits a name written with the given name first, as on papers. */
export function authorName(displayed: string): AuthorName {
  const name = oneLine(displayed);
  const suffix = SUFFIX.exec(name)?.[1] ?? "";
  const words = name.slice(0, name.length - (SUFFIX.exec(name)?.[0].length ?? 0)).split(" ");
  const person =
    words.length > 1 &&
    // Chinese, Japanese and Korean names put the family name first, but not always in transliteration.
    /[\p{Lu}\p{Ll}]/u.test(name) &&
    words.every((word) => WORD.test(word) && word !== "and") &&
    !GROUP.test(name);
  if (!person) return { kind: "whole", name };
  const last = words.length - 1;
  if (last >= 3 && JOINT.test(words[last - 1] ?? "")) {
    return {
      kind: "person",
      given: words.slice(0, last - 2).join(" "),
      particle: "",
      family: words.slice(last - 2).join(" "),
      suffix,
    };
  }
  // From the second word on, since Van and Di are also given names.
  let from = last;
  for (let at = 1; at < last; at++) {
    const word = words[at] ?? "";
    if (
      !PARTICLE.test(word) ||
      (/^\p{Lu}/u.test(word) && at !== last - 1 && !PARTICLE.test(words[at + 1] ?? ""))
    )
      continue;
    from = at;
    break;
  }
  const lowest = words.findLastIndex((word, at) => at >= from && at < last && PARTICLE.test(word));
  const family = lowest < 0 ? from : lowest + 1;
  return {
    kind: "person",
    given: words.slice(0, from).join(" "),
    particle: words.slice(from, family).join(" "),
    family: words.slice(family).join(" "),
    suffix,
  };
}

/** Returns `van der Maaten, Laurens` or `Flynn, J., Jr.`, the order that RIS requires; a whole name unchanged. */
export function familyFirst(name: AuthorName): string {
  if (name.kind === "whole") return name.name;
  const { given, particle, family, suffix } = name;
  return [[particle, family].filter(Boolean).join(" "), given, suffix].filter(Boolean).join(", ");
}
