import { type CommandContext, defineCommand } from "../src/chat/command.ts";
import type { Message } from "../src/chat/message.ts";
import { choice } from "../src/chat/option.ts";
import { plainMessage } from "../src/chat/plain-message.ts";
import { UserError } from "../src/runtime/errors.ts";
import type { Services } from "../src/services.ts";
import { requireManager } from "../src/teams/authorization.ts";
import { teamOf } from "../src/teams/team-id.ts";
import { requireMail } from "./parts/subscribe-mail.ts";

export const unsubscribe = defineCommand({
  name: "unsubscribe",
  description: "Stop the daily papers in this channel; favourites are kept",
  options: {
    from: choice("What to stop: the papers in this channel (default), or those you get by e-mail", [
      "here",
      "mail",
    ]),
  },
  reply: "channel",
  placed: true,
  async run(services: Services, context, { from }) {
    if (from === "mail") return { kind: "message", message: await endMail(services, context), private: true };
    requireManager(context);
    const { store } = services;
    // An address is only used for its subscription, so it is deleted too.
    if (await store.deleteAddress(context.channel)) return ENDED;
    if (!(await store.deleteSubscription(context.channel))) {
      throw new UserError("This channel gets no daily papers. Start them with “/papers subscribe”.");
    }
    const text =
      "The daily papers have stopped in this channel. Favourites are kept. Start again with “/papers subscribe”.";
    return plainMessage(text);
  },
});

const ENDED = plainMessage(
  "The daily papers no longer come by e-mail, and the address is deleted. Start again with “/papers subscribe to:mail”.",
);

async function endMail(services: Services, { person, channel }: CommandContext): Promise<Message> {
  const known = await requireMail(services).of(person, teamOf(channel));
  if (!known)
    throw new UserError("You get no daily papers by e-mail. Start them with “/papers subscribe to:mail”.");
  await services.store.deleteAddress(known.channel);
  return ENDED;
}
