import type { Command } from "commander";
import type { Permission } from "../../adapters/mcp/index.ts";
import type { ChannelRef } from "../../src/chat/refs.ts";
import { UserError } from "../../src/runtime/errors.ts";
import type { Services } from "../../src/services.ts";
import { type AccountId, personOf } from "../../src/teams/account-id.ts";
import { type TeamId, teamOf } from "../../src/teams/team-id.ts";
import { product } from "../container.ts";
import { createLog } from "../log.ts";
import { type ChannelNames, channelNames, subscriptionOf } from "../operations/channels.ts";
import type { Shell } from "../shell.ts";

interface Options {
  readonly team?: string;
  readonly channel?: string;
  readonly as?: string;
}

/** `paperboy mcp`: answers the program that starts it, over standard input and output. */
export function addMcp(program: Command, shell: Shell): void {
  program
    .command("mcp")
    .description("answer an MCP client such as Claude Desktop, over standard input and output")
    .option("--team <team>", "whose favourites it may read: discord:<server id> or slack:<workspace id>")
    .option("--channel <channel>", "which of the team's channels it asks from: the channel's name or id")
    .option(
      "--as <account>",
      "as whom it votes and saves: discord:<user id> or slack:<workspace id>:<user id>",
    )
    .action((options: Options) =>
      shell.withExisting(async (services) => {
        const config = shell.config();
        const permission = await permissionOf(services, options, channelNames(config, services));
        const [{ serveStdio }, { renderText }] = await Promise.all([
          import("../../adapters/mcp/index.ts"),
          import("../../adapters/text/render/message.ts"),
        ]);
        const stopping = new AbortController();
        for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => stopping.abort());
        // Standard output carries only the protocol; the log goes to standard error.
        const deps = { services, log: createLog(config), render: renderText, version: product.version };
        await serveStdio(deps, permission, stopping.signal);
      }),
    );
}

/**
 * What the operator lets the client do. Anyone who runs this command can read and write the database anyway, so this
 * grants nothing new. It limits a client to one team and one person, and prevents votes without a person.
 */
export async function permissionOf(
  { store }: Pick<Services, "store">,
  { team, channel: named, as }: Options,
  namesOf: ChannelNames,
): Promise<Permission> {
  if (team === undefined && named === undefined) {
    if (as === undefined) return { channel: undefined, person: undefined };
    throw new UserError("--as also needs a place: name the team with --team, or the channel with --channel.");
  }
  const channel =
    named === undefined
      ? await onlyChannel({ store }, team as TeamId)
      : (await subscriptionOf({ store }, named, namesOf)).channel;
  if (team !== undefined && teamOf(channel) !== team)
    throw new UserError(`The channel ${named} belongs to ${teamOf(channel)}, not to ${team}.`);
  if (as === undefined) return { channel, person: undefined };
  return { channel, person: await knownPerson({ store }, as as AccountId, channel) };
}

async function onlyChannel({ store }: Pick<Services, "store">, team: TeamId): Promise<ChannelRef> {
  const [first, ...others] = (await store.subscriptions(team)).map(({ channel }) => channel);
  if (!first) {
    const teams = [...new Set((await store.subscriptions()).map((each) => each.team))];
    const known = teams.length > 0 ? ` Teams that have one: ${teams.join(", ")}.` : "";
    throw new UserError(`The team ${team} has no subscribed channel.${known}`);
  }
  if (others.length === 0) return first;
  const ids = [first, ...others].map(({ id }) => id).join(", ");
  throw new UserError(`The team ${team} has several channels. Name one with --channel: ${ids}.`);
}

/** A typo in an account's id would vote as somebody who does not exist. */
async function knownPerson({ store }: Pick<Services, "store">, account: AccountId, channel: ChannelRef) {
  const person = personOf(account);
  const teams = await store.linkedTeams(teamOf(channel));
  const { votes = [] } = await store.personalData(person);
  if (person.platform === channel.platform && votes.some(({ team }) => teams.some((one) => one === team)))
    return person;
  throw new UserError(
    `The account ${account} has not voted in ${teamOf(channel)} yet, so Paperboy cannot tell whether it is spelt correctly. Vote for a paper in a channel there first, or leave out --as.`,
  );
}
