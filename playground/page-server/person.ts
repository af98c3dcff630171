/** A person in the demo, with an account on both platforms. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Hue of the avatar, 0 to 360. */
  readonly hue: number;
  /** Whether they may configure channels. */
  readonly manager: boolean;
  readonly discord: string;
  readonly slack: string;
}

/** The author of a message, as displayed. */
export function authorOf(app: boolean, name: string, person: Person | undefined) {
  return { name: person?.name ?? name, app, hue: person?.hue ?? 210 };
}
