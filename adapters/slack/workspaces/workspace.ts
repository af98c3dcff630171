import { webApi } from "@slack/bolt";
import type { ChatHandlers } from "../../../src/chat/adapter.ts";
import type { Command } from "../../../src/chat/command.ts";
import type { Clock } from "../../../src/runtime/clock.ts";
import type { ChatError } from "../../../src/runtime/errors.ts";
import type { Log } from "../../../src/runtime/log.ts";
import type { Metrics } from "../../../src/runtime/metrics.ts";
import type { Self } from "../in/connection/sign-in.ts";
import type { Desks } from "../in/events.ts";
import { createHome } from "../in/home.ts";
import { createDesk } from "../in/interactions.ts";
import { createListener } from "../in/mentions.ts";
import { createPeople, createPeopleMemory, type PeopleMemory } from "../in/permissions.ts";
import { createSubmissions } from "../in/submissions.ts";
import { createAnswers } from "../out/answers.ts";
import { createWebClient } from "../out/api.ts";
import { createCheckedFetch } from "../out/checked-fetch.ts";
import { createFiles, type Files } from "../out/files.ts";
import { createFinder, createPlaces, type Finder, type Places } from "../out/find.ts";
import type { Pace } from "../out/pace.ts";
import { createPostPaces, createSender, type PostPaces, type Sender } from "../out/post.ts";
import { createRecounter, createRecountPace, createSeeder, createSeedPace } from "../out/recount.ts";
import { createTokenGuard, type TokenGuard } from "../out/token-guard.ts";

/** Everything that uses one workspace's token or our account there. */
export interface Workspace {
  readonly self: Self;
  readonly botToken: string;
  readonly web: webApi.WebClient;
  readonly sender: Sender;
  readonly files: Files;
  readonly finder: Finder;
  readonly seed: ReturnType<typeof createSeeder>;
  readonly recount: ReturnType<typeof createRecounter>;
  readonly token: TokenGuard;
  readonly desks: Desks;
}

/** State shared by all workspaces, so that an idle one takes hardly any memory. */
export interface Memory {
  readonly posts: PostPaces;
  readonly recounts: Pace;
  readonly seeds: Pace;
  readonly places: Places;
  readonly people: PeopleMemory;
}

export function createMemory(clock: Clock): Memory {
  return {
    posts: createPostPaces(clock),
    recounts: createRecountPace(clock),
    seeds: createSeedPace(clock),
    places: createPlaces(),
    people: createPeopleMemory(clock),
  };
}

/** Dependencies shared by every workspace. */
export interface WorkspaceParts {
  readonly apiUrl: string;
  readonly managers: readonly string[];
  readonly commands: readonly Command[];
  readonly handlers: ChatHandlers;
  readonly memory: Memory;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly stopped: AbortSignal;
}

/** A post must end within 45 s, and files must not take all of it. */
const UPLOAD_CALL_MS = 5_000;
/** Short, since a person is waiting for the answer. */
const LOOKUP_TIMEOUT_MS = 2_000;

/** `lost` is called when Slack has confirmed that the token is invalid, and returns the error for later calls. */
export function createWorkspace(
  self: Self,
  botToken: string,
  parts: WorkspaceParts,
  lost: (error: ChatError) => ChatError,
): Workspace {
  const { apiUrl, managers, commands, handlers, memory, clock, log, metrics, stopped } = parts;
  const { workspace } = self;
  const web = createWebClient(botToken, { apiUrl, log });
  web.on(webApi.WebClientEvent.RATE_LIMITED, (seconds: number) =>
    metrics.rateLimited("slack", seconds * 1000),
  );
  const files = createFiles({
    web: createWebClient(botToken, { apiUrl, log, timeoutMs: UPLOAD_CALL_MS }),
    fetch: createCheckedFetch(apiUrl),
    clock,
    stopped,
    log,
  });
  const sender = createSender({ workspace, files, paces: memory.posts, clock, stopped, log });
  const lookups = createWebClient(botToken, { apiUrl, log, timeoutMs: LOOKUP_TIMEOUT_MS });
  const people = createPeople(lookups, { workspace, managers, memory: memory.people, log });
  const house = {
    commands,
    handlers,
    people,
    answers: createAnswers(web, sender, files, log),
    workspace,
    log,
  };
  const home = createHome(house, web, sender);
  return {
    self,
    botToken,
    web,
    sender,
    files,
    finder: createFinder(web, memory.places, clock),
    seed: createSeeder({ web, workspace, pace: memory.seeds, clock, stopped }),
    recount: createRecounter(web, self, memory.recounts, stopped),
    token: createTokenGuard(web, log, lost),
    desks: {
      desk: createDesk(house),
      forms: createSubmissions(house, home, web, clock),
      home,
      hear: createListener(house, self.user),
      isApp: people.isApp,
    },
  };
}
