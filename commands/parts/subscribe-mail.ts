import type { CommandContext } from "../../src/chat/command.ts";
import { plainMessage } from "../../src/chat/plain-message.ts";
import type { ChannelRef } from "../../src/chat/refs.ts";
import type { Reply } from "../../src/chat/reply.ts";
import type { OptIn } from "../../src/delivery/opt-in.ts";
import { UserError } from "../../src/runtime/errors.ts";
import type { Services } from "../../src/services.ts";
import { applySettings, type SettingsChange } from "../../src/subscriptions/settings.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import { confirmation, todaysDigest } from "./subscribe-reply.ts";

interface Given {
  readonly address: string | undefined;
  readonly code: string | undefined;
  readonly change: SettingsChange;
}

/**
 * Returns the channel of the asker's confirmed address, or the answer to give while there is none. Throws UserError.
 */
export async function mailTo(
  services: Services,
  context: CommandContext,
  { address, code, change }: Given,
): Promise<{ readonly channel: ChannelRef } | { readonly reply: Reply }> {
  const optIn = requireMail(services);
  if (code !== undefined) return { reply: await confirmed(services, optIn, code) };
  const team = teamOf(context.channel);
  const known = await optIn.of(context.person, team);
  if (known && (address === undefined || address === known.address)) return known;
  if (address === undefined)
    throw new UserError("Name your address, like “/papers subscribe to:mail address:ada@lab.example”.", {
      option: "address",
    });
  const current = known && (await services.store.subscription(known.channel))?.settings;
  const settings = applySettings(change, current, context.timeZone);
  const shown = await optIn.request({ address, team, by: context.person, settings });
  const text = `A code was sent to ${shown}. The papers start once you open the link in that mail, or type “/papers subscribe to:mail code:MAIL-7K3M-QX0D” with your own code.`;
  return { reply: { kind: "message", message: plainMessage(text), private: true } };
}

/** Returns the service for addresses. Throws UserError if there is none. */
export function requireMail({ optIn }: Pick<Services, "optIn">): OptIn {
  if (optIn) return optIn;
  throw new UserError("This Paperboy cannot send mail yet. Its operator can set it up.");
}

async function confirmed(services: Services, optIn: OptIn, code: string): Promise<Reply> {
  const { channel, settings, nextDueAt = services.clock.now() } = await optIn.confirm(code);
  const today = await todaysDigest(services, channel, settings);
  const asked = { channel, settings, to: "mail", subscription: undefined } as const;
  const message = confirmation(asked, { nextDueAt, today, posting: false });
  return { kind: "message", message, private: true };
}
