import type { Action, Message } from "../../src/chat/message.ts";
import { asMessage } from "../../src/chat/reply.ts";
import { buildHouse } from "../fakes/house.ts";

/** A house whose bot runs, and people who run its commands in #C1 and press the buttons of its answers. */
export async function openDesk(options: Parameters<typeof buildHouse>[0]) {
  const house = await buildHouse(options);
  const process = house.boot();
  await process.bot.start();
  const general = house.channel("C1");

  async function run(
    name: string,
    options = {},
    more: { canManage?: boolean; canManageTeam?: boolean; timeZone?: string; who?: string } = {},
  ) {
    const { who = "ada", ...asked } = more;
    return asMessage(
      await process.adapter.run({
        person: house.person(who),
        channel: general,
        name,
        options,
        canManage: true,
        ...asked,
      }),
    );
  }

  /** Presses the nth button (from 1) with that label. */
  async function press(on: Message, label: string, nth = 1, who = "ada") {
    const button = buttons(on).filter((action) => action.kind === "press" && action.label === label)[nth - 1];
    if (button?.kind !== "press") throw new Error(`There is no button “${label}”.`);
    const ref = { channel: general, id: "answer" };
    return process.adapter.press({ person: house.person(who), message: ref, action: button.id });
  }

  return { ...house, ...process, general, run, press };
}

/** All buttons of a message, in order. */
export function buttons(message: Message): readonly Action[] {
  return message.blocks.flatMap((block) =>
    block.kind === "actions" || block.kind === "entry" ? (block.actions ?? []) : [],
  );
}

/** Titles of the papers that a message lists. */
export function titles(message: Message): readonly string[] {
  return message.blocks.flatMap((block) => (block.kind === "entry" ? [block.title] : []));
}

/** Everything a message says, for looking into. */
export function words(message: Message): string {
  return JSON.stringify(message.blocks);
}
