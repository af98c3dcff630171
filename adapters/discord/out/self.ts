import { Routes } from "discord.js";
import type { DiscordApi } from "./api.ts";
import { isApplication, isUser } from "./shapes.ts";

/** Our ids at Discord. */
export interface Self {
  readonly userId: string;
  readonly applicationId: string;
}

/** Who we are, as far as it is known. */
export interface KnownSelf {
  /** Undefined until a session or `learn` has told. */
  known(): Self | undefined;
  /** A session told who we are. */
  isUs(us: Self): void;
  /** Asks, unless it is known; a session resumed from another process does not tell. Throws ChatError. */
  learn(): Promise<Self>;
  /** Our user id, asked for before the gateway connects. Throws ChatError. */
  userId(): Promise<string>;
}

/** Nothing is known at first. */
export function createSelf(api: DiscordApi): KnownSelf {
  let self: Self | undefined;

  const askUser = async () =>
    (await api.call("get", Routes.user(), "reading our own account", { shape: isUser })).id;

  async function ask(): Promise<Self> {
    const userId = await askUser();
    const doing = "reading our application";
    const application = await api.call("get", Routes.currentApplication(), doing, { shape: isApplication });
    return { userId, applicationId: application.id };
  }

  return {
    known: () => self,
    isUs: (us) => {
      self = us;
    },
    learn: async () => {
      self ??= await ask();
      return self;
    },
    userId: async () => self?.userId ?? (await askUser()),
  };
}
