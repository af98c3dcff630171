/** A person of the demo, who is a member on both platforms. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Colour of the avatar, 0 to 360. */
  readonly hue: number;
  /** May configure channels. */
  readonly manager: boolean;
  readonly discord: string;
  readonly slack: string;
}

/** Who has written a message, as it is signed. */
export function authorOf(app: boolean, name: string, person: Person | undefined) {
  return { name: person?.name ?? name, app, hue: person?.hue ?? 210 };
}
