import { AGENTS } from "./plain-words/agents.ts";
import { DATA } from "./plain-words/data-and-evaluation.ts";
import { EVERYDAY } from "./plain-words/everyday.ts";
import { LANGUAGE } from "./plain-words/language.ts";
import { PEOPLE } from "./plain-words/people.ts";
import { ROBOTS } from "./plain-words/robots.ts";
import { SAFETY } from "./plain-words/safety.ts";
import { SCIENCE } from "./plain-words/science.ts";
import { SPEECH_AND_MUSIC } from "./plain-words/speech-and-music.ts";
import { SYSTEMS } from "./plain-words/systems.ts";
import { TRAINING } from "./plain-words/training.ts";
import { TURNS_OF_PHRASE } from "./plain-words/turns-of-phrase.ts";
import { VIDEO_AND_3D } from "./plain-words/video-and-3d.ts";
import { VISION } from "./plain-words/vision.ts";

/**
 * What people call things who do not have the field's term at hand, a line each: words or phrases, then terms that papers
 * use for them. Written for Paperboy, from the field's usual vocabulary.
 */
export const PLAIN_WORDS: readonly string[] = [
  EVERYDAY,
  LANGUAGE,
  TRAINING,
  AGENTS,
  VISION,
  VIDEO_AND_3D,
  SPEECH_AND_MUSIC,
  ROBOTS,
  SAFETY,
  SCIENCE,
  SYSTEMS,
  DATA,
  PEOPLE,
  TURNS_OF_PHRASE,
];
