import type { Paper } from "./paper.ts";

/** Common names of arXiv's subjects and archives (arxiv.org/category_taxonomy), besides their codes. */
const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  "cs.AI": ["AI", "Artificial intelligence"],
  "cs.CL": ["NLP", "Natural language processing", "Computational linguistics", "Language"],
  "cs.CR": ["Security", "Cryptography"],
  "cs.CV": ["Computer vision", "CV", "Vision"],
  "cs.GR": ["Graphics"],
  "cs.HC": ["HCI", "Human-computer interaction"],
  "cs.IR": ["Information retrieval", "Retrieval", "Search"],
  "cs.LG": ["Machine learning", "ML"],
  "cs.MA": ["Multi-agent systems", "Multi-agent"],
  "cs.MM": ["Multimedia"],
  "cs.RO": ["Robotics"],
  "cs.SD": ["Audio", "Sound", "Speech"],
  "cs.SE": ["Software engineering", "Code"],
  "eess.AS": ["Audio", "Speech"],
  "eess.IV": ["Image processing", "Imaging"],
  "stat.ML": ["Machine learning", "ML"],
  econ: ["Economics"],
  math: ["Mathematics", "Math", "Maths"],
  physics: ["Physics"],
  "q-bio": ["Biology"],
  "q-fin": ["Finance"],
  stat: ["Statistics"],
};

/** Terms usually called by their initials. */
const INITIALS: Readonly<Record<string, string>> = {
  "large language model": "LLM",
  "vision language model": "VLM",
  "reinforcement learning": "RL",
  "natural language processing": "NLP",
  "computer vision": "CV",
  "machine learning": "ML",
  "retrieval augmented generation": "RAG",
  "mixture of experts": "MoE",
};

/** Returns words to file a paper under, each once, best first: its subjects, its organization, its keywords. */
export function topicsOf({
  categories,
  organization,
  keywords,
}: Pick<Paper, "categories" | "organization" | "keywords">): readonly string[] {
  const subjects = categories.flatMap((code) => {
    const [archive = code] = code.split(".");
    return [code, ...(SUBJECTS[code] ?? []), ...(archive === code ? [] : (SUBJECTS[archive] ?? []))];
  });
  const words = keywords.flatMap((keyword) => [keyword, ...initialsIn(keyword)]);
  return [...new Set([...subjects, ...(organization ? [organization] : []), ...words])];
}

function initialsIn(keyword: string): readonly string[] {
  const plain = keyword.toLowerCase().replaceAll("-", " ");
  return Object.entries(INITIALS).flatMap(([phrase, initials]) => (plain.includes(phrase) ? [initials] : []));
}
