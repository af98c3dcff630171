import { describe, expect, test } from "vitest";
import { CONCEPTS } from "../../../src/search/language/glossary/concepts.ts";
import { translate } from "../../../src/search/language/translate.ts";

/** A library that knows these words, and takes strange ones for slips where they share their first three letters. */
const known = new Set("diffusion model image qwen generation robot novo design protein".split(" "));
const vocabulary = {
  isKnown: (word: string) => known.has(word),
  isNear: (word: string) => [...known].some((other) => other.slice(0, 3) === word.slice(0, 3)),
};

test.each([
  ["Bildsegmentierung mit großen Sprachmodellen", "image segmentation large language model"],
  ["Energieverbrauch von Qwen", "energy consumption qwen"],
  ["des réseaux de neurones pour l'image", "neural network image"],
  ["REDES NEURONALES", "neural network"],
  ["генерация изображений", "image generation"],
  ["视频超分辨率", "video super resolution"],
  ["GPT-4的机器翻译", "GPT-4 machine translation"],
  ["大規模言語モデル", "large language model"],
  ["이상 탐지", "anomaly detection"],
  ["aprendizaje no supervisado", "unsupervised learning"],
  ["Lernen ohne Beispiele", "learning zero shot"],
  ["super résolution", "super resolution"],
  ["super-résolution", "super resolution"],
  ["montage vidéo", "video editing"],
  ["Roboter, die Wäsche falten", "robot laundry folding"],
  ["Angriffe auf Sprachagenten", "attack language agent"],
  ["cómo evitar el olvido catastrófico", "avoid prevent catastrophic forgetting"],
  ["генерация видео по тексту", "video generation text"],
  ["мультимодальные модели", "multimodal model"],
  ["為什麼模型會說謊", "model deception lie"],
  ["предсказание структуры белка", "protein structure prediction"],
  ["как уменьшить галлюцинации языковых моделей", "reduce hallucination language model"],
  ["機器學習的隱私保護", "machine learning privacy preserving"],
  ["影像辨識", "image recognition"],
  ["動畫生成", "animation generation"],
  ["動画生成", "video generation"],
  ["ロボットが洗濯物を畳む", "robot laundry folding"],
  ["단백질 구조 예측", "protein structure prediction"],
  ["단백질구조예측", "protein structure prediction"],
])("%s is asked for in English", (text, english) => {
  expect(translate(text, vocabulary)).toBe(english);
});

test.each(["difusion model", "image generation", "de novo protein design", "x²", "", "囍"])(
  "%s is no query of another language that the glossary knows",
  (text) => {
    expect(translate(text, vocabulary)).toBeUndefined();
  },
);

describe("the glossary", () => {
  const lines = CONCEPTS.flatMap((list) => list.trim().split("\n"));
  const rows = lines.map((line) => line.split("|").map((cell) => cell.split(",").map((form) => form.trim())));
  /** Nobody's words: what is said of a form comes from the glossary alone. */
  const nothing = { isKnown: () => false, isNear: () => false };

  test("has a term of each language on each line", () => {
    expect(rows.filter((row) => row.length !== 8 || row.flat().includes(""))).toEqual([]);
  });

  test("has each concept once", () => {
    const english = rows.map((row) => row[0]?.[0]);
    expect(english.filter((concept, i) => english.indexOf(concept) !== i)).toEqual([]);
  });

  test.each(["de", "fr", "es", "ru", "zh", "ja", "ko"].map((language, i) => [language, i + 1] as const))(
    "finds every form in %s as it stands",
    (_, column) => {
      const lost = rows.flatMap((row) =>
        (row[column] ?? [])
          .map((form) => ({ form, concept: row[0]?.[0], found: translate(form, nothing) }))
          .filter(({ concept, found }) => found !== concept),
      );
      expect(lost.map(({ form, concept, found }) => `${form}: ${concept}, not ${found}`)).toEqual([]);
    },
  );
});
