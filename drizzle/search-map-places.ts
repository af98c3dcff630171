import { BITS, MAP_BYTES } from "./search-postings.ts";

/** Places in the bit maps of one range after another, for up to `lists` lists that are looked up again and again. */
export function mapPlaces(lists: number) {
  const before = new Uint16Array(lists * MAP_BYTES);
  const known = new Uint8Array(lists);

  function count(ids: Uint8Array, which: number, at: number, start: number): void {
    known[which] = 1;
    let place = start;
    for (let i = 0; i < MAP_BYTES; i++) {
      before[which * MAP_BYTES + i] = place;
      place += BITS[ids[at + i] as number] as number;
    }
  }

  return {
    /** Forgets the range before. */
    clear: () => known.fill(0),
    /**
     * The place of the first paper from the map's byte `byte` on; `which` numbers the list, whose map begins at `at` and
     * whose range at the place `start`.
     */
    placeAt(ids: Uint8Array, which: number, at: number, start: number, byte: number): number {
      if (known[which] === 0) count(ids, which, at, start);
      return before[which * MAP_BYTES + byte] as number;
    },
    /** As `placeOf`, for such a map. */
    placeOf(ids: Uint8Array, which: number, at: number, start: number, id: number): number {
      const byte = id >>> 3;
      const bits = ids[at + byte] as number;
      if (((bits >>> (id & 7)) & 1) === 0) return -1;
      if (known[which] === 0) count(ids, which, at, start);
      return (before[which * MAP_BYTES + byte] as number) + (BITS[bits & ((1 << (id & 7)) - 1)] as number);
    },
  };
}
