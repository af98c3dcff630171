import type { Paper } from "../papers/paper.ts";
import { foldKeyword, mentionsIn } from "./keywords.ts";

/** Themes as people say them after “on”, and the words in titles and keywords that indicate them. */
const THEMES: Readonly<Record<string, readonly string[]>> = {
  agents: ["agent", "agents", "agentic", "multi-agent"],
  reasoning: ["reasoning", "chain-of-thought"],
  "reinforcement learning": ["reinforcement learning", "rl", "rlhf", "rlvr", "grpo"],
  video: ["video", "videos"],
  images: ["image", "images", "text-to-image"],
  "3D": ["3d", "4d", "gaussian splatting", "nerf"],
  robotics: ["robot", "robots", "robotic", "robotics", "vision-language-action"],
  speech: ["speech", "tts", "asr", "text-to-speech"],
  music: ["music"],
  code: ["code generation", "coding", "software engineering", "programming"],
  math: ["math", "mathematics", "mathematical", "theorem proving"],
  diffusion: ["diffusion"],
  "multimodal models": [
    "multimodal model",
    "multimodal models",
    "multimodal large language models",
    "multimodal llm",
    "multimodal llms",
    "mllm",
    "mllms",
    "vision-language model",
    "vision-language models",
    "vlm",
    "vlms",
  ],
  retrieval: ["retrieval", "rag", "retrieval-augmented generation"],
  benchmarks: ["benchmark", "benchmarks", "benchmarking"],
  safety: ["safety", "jailbreak", "jailbreaks", "red teaming"],
  medicine: ["medical", "clinical", "biomedical", "medicine", "healthcare"],
  "world models": ["world model", "world models"],
  "long context": ["long context"],
  quantization: ["quantization", "quantized"],
};

/** A theme, and how many of the papers are on it. */
export interface Theme {
  readonly name: string;
  readonly papers: number;
}

const FOLDED = Object.entries(THEMES).map(([name, words]) => [name, words.map(foldKeyword)] as const);

type Titled = Pick<Paper, "title" | "keywords">;

/** Returns the themes named in the paper's title and keywords. */
export function themesIn({ title, keywords }: Titled): readonly string[] {
  const mentions = mentionsIn([title, ...keywords]);
  return FOLDED.flatMap(([name, words]) => (words.some(mentions) ? [name] : []));
}

/**
 * Returns the two themes that describe the papers best: the most common one, then the most common among the others.
 * Each counts all papers on it, and the second is left out if they add up to more papers than there are. Empty if no
 * two papers share a theme.
 */
export function themesOf(papers: readonly Titled[]): readonly Theme[] {
  const all = papers.map(themesIn);
  const first = largest(all);
  if (!first || first.papers < 2) return [];
  const other = largest(all.filter((themes) => !themes.includes(first.name)));
  if (!other) return [first];
  const second = { name: other.name, papers: count(all, other.name) };
  return first.papers + second.papers > papers.length ? [first] : [first, second];
}

/** Ties go to the first in the table. */
function largest(papers: readonly (readonly string[])[]): Theme | undefined {
  let best: Theme | undefined;
  for (const [name] of FOLDED) {
    const on = count(papers, name);
    if (on > (best?.papers ?? 0)) best = { name, papers: on };
  }
  return best;
}

function count(papers: readonly (readonly string[])[], theme: string): number {
  return papers.filter((themes) => themes.includes(theme)).length;
}
