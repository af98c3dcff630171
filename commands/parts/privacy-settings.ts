import type { CommandContext } from "../../src/chat/command.ts";
import type { Message } from "../../src/chat/message.ts";
import { plainMessage } from "../../src/chat/plain-message.ts";
import { UserError } from "../../src/runtime/errors.ts";
import type { Services } from "../../src/services.ts";
import { requireTeamManager } from "../../src/teams/authorization.ts";
import { teamOf } from "../../src/teams/team-id.ts";
import { counted, number } from "../../src/text/format.ts";

/** Ten years. Teams that want more can choose “forever”. */
const MONTHS_MAX = 120;

/** The messages for switching a team setting on or off. */
const SWITCHES = {
  names: {
    ask: "Say whether favourites show who voted: “/papers team privacy names on”, or “/papers team privacy names off”.",
    on: "Favourites now show who voted. Please tell your team.",
    waiting: "Noted. Names are shown once the linked servers and workspaces switch them on too.",
    off: "Only the number of votes is now shown.",
  },
  agents: {
    ask: "Say whether members may connect AI assistants: “/papers team privacy agents on”, or “/papers team privacy agents off”.",
    on: "Members may now connect AI assistants with “/papers team agent”. An assistant sees how many people voted for a paper, and never who.",
    waiting: "Noted. Assistants are let in once the linked servers and workspaces allow them too.",
    off: "AI assistants are now kept out. Their tokens work again if you allow them again; “/papers team agent end:all” revokes them.",
  },
} as const;

/** Switches a setting of the team on or off, and says what that changes. Throws UserError. */
export async function setSwitch(
  { store }: Services,
  context: CommandContext,
  what: keyof typeof SWITCHES,
  value = "",
): Promise<Message> {
  requireTeamManager(context);
  const words = SWITCHES[what];
  if (value !== "on" && value !== "off") throw new UserError(words.ask, { option: "value" });
  const team = teamOf(context.channel);
  await store.saveTeamSettings(team, { [what]: value === "on" });
  const settings = await store.teamSettings(team);
  return plainMessage(settings[what] ? words.on : value === "on" ? words.waiting : words.off);
}

/** Sets how many months the team keeps votes, and deletes older ones. Throws UserError. */
export async function setRetention(
  { store, voting, clock }: Services,
  context: CommandContext,
  value = "",
): Promise<Message> {
  requireTeamManager(context);
  const months = value === "forever" ? undefined : Number(value);
  if (months !== undefined && !(Number.isInteger(months) && months >= 1 && months <= MONTHS_MAX)) {
    throw new UserError(
      `Say how long votes are kept: a whole number of months from 1 to ${MONTHS_MAX}, or forever.`,
      { option: "value" },
    );
  }
  const team = teamOf(context.channel);
  await store.saveTeamSettings(team, { retentionMonths: months });
  const expired = await store.deleteExpired(clock.now());
  // Votes of linked teams may now be hidden, or shown again.
  await voting.refresh(team);
  return plainMessage(
    months === undefined
      ? "Votes are now kept for good. While a linked server or workspace keeps them for a shorter time, older ones are hidden."
      : `Votes cast here are now deleted after ${counted(months, "month")}. ${number(expired)} were older and are gone. Older ones of linked servers and workspaces are hidden here, and stay theirs.`,
  );
}
