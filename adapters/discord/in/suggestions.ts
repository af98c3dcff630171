import type { APIApplicationCommandAutocompleteInteraction } from "discord.js";
import { InteractionResponseType, Routes } from "discord.js";
import type { ChatHandlers } from "../../../src/chat/adapter.ts";
import type { Command } from "../../../src/chat/command.ts";
import { messageOf } from "../../../src/runtime/errors.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { clip } from "../../../src/text/truncate.ts";
import type { DiscordApi } from "../out/api.ts";
import { LIMITS } from "../render/limits.ts";
import { chosenCommand } from "./commands.ts";

/**
 * Answers an autocomplete request. Late or lost suggestions are dropped: the next keystroke asks again. Never rejects.
 */
export async function suggest(
  interaction: APIApplicationCommandAutocompleteInteraction,
  {
    api,
    commands,
    handlers,
    log,
  }: {
    readonly api: DiscordApi;
    readonly commands: readonly Command[];
    readonly handlers: ChatHandlers;
    readonly log: Log;
  },
): Promise<void> {
  const chosen = chosenCommand(interaction.data.options ?? [], commands);
  const typing = chosen?.given.find((option) => "focused" in option && option.focused === true);
  const found =
    chosen && typing
      ? await handlers.suggest({
          command: chosen.command.name,
          option: typing.name,
          text: String(typing.value),
        })
      : [];
  const choices = found.slice(0, LIMITS.choices).map(({ label, value }) => ({
    name: clip(label, LIMITS.choice),
    value: clip(value, LIMITS.choice),
  }));
  const body = { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } };
  const callback = Routes.interactionCallback(interaction.id, interaction.token);
  await api.interact("post", callback, "suggesting", { body }).catch((error: unknown) => {
    log.debug("suggestions did not reach Discord", {
      error: messageOf(error),
    });
  });
}
