import type { Paper } from "../papers/paper.ts";
import { foldKeyword, mentionsIn } from "./keywords.ts";

/** What papers are on, as people say it after “on”, and the words of titles and keywords that say so. */
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

/** A theme, and how many of some papers are on it. */
export interface Theme {
  readonly name: string;
  readonly papers: number;
}

const FOLDED = Object.entries(THEMES).map(([name, words]) => [name, words.map(foldKeyword)] as const);

type Titled = Pick<Paper, "title" | "keywords">;

/** The themes that the paper's title and keywords name. */
export function themesIn({ title, keywords }: Titled): readonly string[] {
  const mentions = mentionsIn([title, ...keywords]);
  return FOLDED.flatMap(([name, words]) => (words.some(mentions) ? [name] : []));
}

/**
 * The themes that tell most about the papers: the one that most are on, then the one that most of the others are on. Each
 * with all of the papers on it; none where no two papers share one.
 */
export function themesOf(papers: readonly Titled[]): readonly Theme[] {
  const all = papers.map(themesIn);
  const first = largest(all);
  if (!first || first.papers < 2) return [];
  const second = largest(all.filter((themes) => !themes.includes(first.name)));
  return second ? [first, { name: second.name, papers: count(all, second.name) }] : [first];
}

/** Of equals, the first in the table. */
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
