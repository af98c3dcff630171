import type {
  APIApplicationCommandAutocompleteInteraction,
  APIApplicationCommandInteractionDataBasicOption,
} from "discord.js";
import { ApplicationCommandOptionType, InteractionResponseType, Routes } from "discord.js";
import type { ChatHandlers } from "../../../src/chat/adapter.ts";
import type { Log } from "../../../src/runtime/log.ts";
import { clip } from "../../../src/text/truncate.ts";
import type { DiscordApi } from "../out/api.ts";
import { LIMITS } from "../render/limits.ts";

/** Suggestions while somebody types. Late or lost ones are gone: the next letter asks again. Rejects never. */
export async function suggest(
  interaction: APIApplicationCommandAutocompleteInteraction,
  { api, handlers, log }: { readonly api: DiscordApi; readonly handlers: ChatHandlers; readonly log: Log },
): Promise<void> {
  const [sub] = interaction.data.options ?? [];
  const given =
    sub?.type === ApplicationCommandOptionType.Subcommand
      ? ((sub.options ?? []) as APIApplicationCommandInteractionDataBasicOption[])
      : [];
  const typing = given.find((option) => "focused" in option && option.focused === true);
  const found = typing
    ? await handlers.suggest({ command: sub?.name ?? "", option: typing.name, text: String(typing.value) })
    : [];
  const choices = found.slice(0, LIMITS.choices).map(({ label, value }) => ({
    name: clip(label, LIMITS.choice),
    value: clip(value, LIMITS.choice),
  }));
  const body = { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } };
  const callback = Routes.interactionCallback(interaction.id, interaction.token);
  await api.interact("post", callback, "suggesting", { body }).catch((error: unknown) => {
    log.debug("suggestions did not reach Discord", {
      error: error instanceof Error ? error.message : String(error),
    });
  });
}
