import { requireTeamManager } from "../src/access.ts";
import { choice, defineCommand } from "../src/chat/command.ts";
import type { Message } from "../src/chat/message.ts";
import { UserError } from "../src/errors.ts";
import { accountOf } from "../src/person.ts";
import { plainMessage } from "../src/plain-message.ts";
import type { Services } from "../src/services.ts";
import { teamOf } from "../src/team.ts";

export const unlink = defineCommand({
  name: "unlink",
  description: "End sharing favourites with other servers and workspaces, or unlink your own account",
  options: { what: choice("team, or me for your own account (default team)", ["team", "me"]) },
  reply: "private",
  async run({ store, voting }: Services, context, { what = "team" }): Promise<Message> {
    const { person, channel } = context;
    const team = teamOf(channel);
    if (what === "me") {
      if (!(await store.unlinkAccount(accountOf(person))))
        throw new UserError("This account is not linked with another. /papers link me links it.");
      await voting.refresh(team);
      return plainMessage("Unlinked: this account counts as a person of its own again.");
    }
    requireTeamManager(context);
    const before = await store.linkedTeams(team);
    if (!(await store.unlinkTeam(team)))
      throw new UserError("Favourites are not shared with anybody. /papers link makes a code to share them.");
    for (const one of before) await voting.refresh(one);
    return plainMessage("Unlinked: each side has again the votes that were given there.");
  },
});
