import { AGENTS_AND_SEARCH } from "./concepts/agents-and-search.ts";
import { CORE } from "./concepts/core.ts";
import { DATA_SYSTEMS_AND_THEORY } from "./concepts/data-systems-and-theory.ts";
import { MATHEMATICS_AND_APPLICATIONS } from "./concepts/mathematics-and-applications.ts";
import { METHODS } from "./concepts/methods.ts";
import { MODELS_AND_REASONING } from "./concepts/models-and-reasoning.ts";
import { PEOPLE_AND_EVERYDAY } from "./concepts/people-and-everyday.ts";
import { SAFETY } from "./concepts/safety.ts";
import { SCIENCE_AND_MEDICINE } from "./concepts/science-and-medicine.ts";
import { SPACE_AND_ROBOTS } from "./concepts/space-and-robots.ts";
import { SPEECH_AND_MUSIC } from "./concepts/speech-and-music.ts";
import { THEMES } from "./concepts/themes.ts";
import { TRAINING } from "./concepts/training.ts";
import { VISION_AND_VIDEO } from "./concepts/vision-and-video.ts";

/**
 * Terms of the field: English, then German, French, Spanish, Russian, Chinese, Japanese and Korean, several forms of one
 * parted by commas. Written for Paperboy, from the field's usual vocabulary.
 */
export const CONCEPTS: readonly string[] = [
  CORE,
  MODELS_AND_REASONING,
  TRAINING,
  AGENTS_AND_SEARCH,
  VISION_AND_VIDEO,
  SPACE_AND_ROBOTS,
  SPEECH_AND_MUSIC,
  SAFETY,
  SCIENCE_AND_MEDICINE,
  DATA_SYSTEMS_AND_THEORY,
  PEOPLE_AND_EVERYDAY,
  METHODS,
  THEMES,
  MATHEMATICS_AND_APPLICATIONS,
];
