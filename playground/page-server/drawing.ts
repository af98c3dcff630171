/**
 * An SVG figure like those in papers: generated from `seed`, so always the same. It stands in for a picture that cannot
 * be loaded without a network.
 */
export function drawing(seed: string): string {
  const random = randomFrom(seed);
  const hue = Math.floor(random() * 360);
  const figure = FIGURES[Math.floor(random() * FIGURES.length)] ?? bars;
  const paper = `hsl(${hue} 45% 95%)`;
  const ink = {
    main: `hsl(${hue} 55% 45%)`,
    other: `hsl(${(hue + 150) % 360} 50% 50%)`,
    faint: `hsl(${hue} 30% 78%)`,
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}"><rect width="100%" height="100%" fill="${paper}"/>${figure(random, ink)}</svg>`;
}

interface Ink {
  readonly main: string;
  readonly other: string;
  readonly faint: string;
}
type Random = () => number;
type Figure = (random: Random, ink: Ink) => string;

/** The aspect ratio of Hugging Face's pictures. */
const WIDTH = 240;
const HEIGHT = 130;
/** The drawing stays within the middle, since a thumbnail shows only that. */
const LEFT = 62;
const RIGHT = 178;
const TOP = 24;
const BOTTOM = 106;

const FIGURES: readonly Figure[] = [bars, curves, network, heatmap, pipeline];

const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const axes = ({ faint }: Ink) =>
  `<path d="M${LEFT} ${TOP}V${BOTTOM}H${RIGHT}" fill="none" stroke="${faint}" stroke-width="3"/>`;

function bars(random: Random, ink: Ink): string {
  const drawn = times(6, (index) => {
    const height = Math.round(16 + random() * 58);
    const color = index % 2 === 0 ? ink.main : ink.other;
    return `<rect x="${LEFT + 8 + index * 18}" y="${BOTTOM - height}" width="12" height="${height}" rx="2" fill="${color}"/>`;
  });
  return axes(ink) + drawn.join("");
}

function curves(random: Random, ink: Ink): string {
  const curve = (color: string) => {
    const end = TOP + random() * 24;
    const bend = LEFT + 10 + random() * 50;
    return `<path d="M${LEFT} ${BOTTOM - 4}Q${bend.toFixed(0)} ${end.toFixed(0)} ${RIGHT} ${end.toFixed(0)}" fill="none" stroke="${color}" stroke-width="4" stroke-linecap="round"/>`;
  };
  return axes(ink) + curve(ink.other) + curve(ink.main);
}

function network(random: Random, ink: Ink): string {
  const layers = [3, 4, 2].map((count, layer) =>
    times(count, (index) => ({
      x: LEFT + 12 + layer * 46,
      y: (TOP + BOTTOM) / 2 + (index - (count - 1) / 2) * 24,
    })),
  );
  const edges = layers.flatMap((nodes, layer) =>
    nodes.flatMap((from) =>
      (layers[layer + 1] ?? []).map((to) => {
        const width = (0.6 + random() * 2.4).toFixed(1);
        return `<path d="M${from.x} ${from.y}L${to.x} ${to.y}" stroke="${ink.faint}" stroke-width="${width}"/>`;
      }),
    ),
  );
  const nodes = layers
    .flat()
    .map(({ x, y }) => `<circle cx="${x}" cy="${y}" r="8" fill="${random() < 0.3 ? ink.other : ink.main}"/>`);
  return edges.join("") + nodes.join("");
}

function heatmap(random: Random, ink: Ink): string {
  return times(48, (index) => {
    const x = LEFT + 10 + (index % 8) * 12;
    const y = TOP + 5 + Math.floor(index / 8) * 12;
    return `<rect x="${x}" y="${y}" width="11" height="11" fill="${ink.main}" opacity="${(0.12 + random() ** 2 * 0.88).toFixed(2)}"/>`;
  }).join("");
}

function pipeline(random: Random, ink: Ink): string {
  const box = (index: number) => {
    const y = 46 + Math.round(random() * 16);
    return `<rect x="${LEFT + index * 42}" y="${y}" width="30" height="28" rx="5" fill="${index === 1 ? ink.other : ink.main}"/>`;
  };
  const arrow = (index: number) =>
    `<path d="M${LEFT + 32 + index * 42} 67h7m-3-3 3 3-3 3" fill="none" stroke="${ink.faint}" stroke-width="2.5"/>`;
  const loop = `<path d="M${RIGHT - 18} 88v12H${LEFT + 15}V90" fill="none" stroke="${ink.faint}" stroke-width="2.5"/>`;
  return loop + times(3, box).join("") + times(2, arrow).join("");
}

/** Numbers in [0, 1) (mulberry32), seeded with the text's FNV-1a hash. */
function randomFrom(seed: string): Random {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ character.charCodeAt(0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
