import type { BallotEvent, Person } from "../../src/chat/adapter.ts";
import { ballotMark } from "../../src/chat/reaction.ts";
import { asMessage } from "../../src/chat/reply.ts";
import type { PaperId } from "../../src/papers/paper.ts";
import type { TeamId } from "../../src/teams/team-id.ts";
import type { BotProcess } from "./bot-process.ts";
import type { Posted } from "./platform.ts";
import type { World } from "./world.ts";

const USERS = ["ada", "bob", "cleo", "dan"];
const ACTIONS_AT_MOST = 6;
/** People vote in the first days; a message is open for 14. */
const VOTING_MS = 4 * 86_400_000;

/** The people in the channels: they react and press buttons, and the platforms tell the processes, well or badly. */
export interface People {
  /** They will have something to say about a new message. */
  read(post: Posted): void;
  /** From now on nobody does anything. */
  leave(): void;
  /** Compares the ledger with the platforms' reactions and the presses that were answered. */
  check(): Promise<void>;
}

/** People over the messages of `world`; `processes` are those that run now. */
export function createPeople(world: World, processes: () => readonly BotProcess[]): People {
  const { timeline, random } = world;
  /** By team, paper and user: whether the button stands; undefined where an answer was lost. */
  const buttons = new Map<string, boolean | undefined>();
  /** By the same: presses that are not answered yet. Of two at a time nobody knows which came first. */
  const pressing = new Map<string, { readonly process: BotProcess; alone: boolean }[]>();
  let left = false;

  const personOf = (post: Posted, user: string): Person => {
    const { platform, workspace } = post.ref.channel;
    return { platform, workspace, user };
  };
  const teamOf = ({ ref }: Posted) => `${ref.channel.platform}:${ref.channel.workspace}` as TeamId;

  /** Tells every connection (on Slack one of them), after a while, maybe twice. */
  function tell(post: Posted, event: BallotEvent): void {
    const platform = post.ref.channel.platform;
    const all = processes().flatMap((process) =>
      process.links.filter((link) => link.platform === platform).map((link) => ({ process, link })),
    );
    const connected = all.filter(({ link }) => link.connected);
    const told = platform === "slack" && connected.length > 0 ? [random.pick(connected)] : all;
    for (const { process, link } of told) {
      const times = random.chance(0.1) ? 2 : 1;
      if (times > 1) world.count("events doubled");
      for (let time = 0; time < times; time += 1) {
        const { epoch } = link;
        timeline.after(random.chance(0.3) ? random.int(0, 8_000) : random.int(20, 200), () => {
          if (epoch !== link.epoch) return world.count("events lost");
          if (!link.connected) return void link.missed.push(event);
          process.inside(() => void link.handlers?.ballot(event));
        });
      }
    }
  }

  function react(post: Posted): void {
    const user = random.pick(USERS);
    const ballot = random.int(1, Math.max(1, post.papers.length));
    const reaction = `${ballot} ${user}`;
    const event = { message: post.ref, person: personOf(post, user), mark: ballotMark(ballot) };
    if (post.reactions.has(reaction)) {
      post.reactions.delete(reaction);
      tell(post, { kind: "removed", ...event });
    } else {
      post.reactions.set(reaction, timeline.now());
      tell(post, { kind: "added", ...event });
    }
    world.count("reactions");
  }

  function clear(post: Posted): void {
    const ballot = random.chance(0.5) ? random.int(1, Math.max(1, post.papers.length)) : undefined;
    for (const reaction of [...post.reactions.keys()])
      if (ballot === undefined || reaction.startsWith(`${ballot} `)) post.reactions.delete(reaction);
    tell(post, {
      kind: "cleared",
      message: post.ref,
      ...(ballot === undefined ? {} : { mark: ballotMark(ballot) }),
    });
    world.count("clearings");
  }

  function press(post: Posted): void {
    const ends = processes().flatMap((process) =>
      process.links
        .filter((link) => link.connected && link.platform === post.ref.channel.platform)
        .map((link) => ({ process, link })),
    );
    const paper = post.papers[random.int(0, post.papers.length - 1)];
    if (ends.length === 0 || paper === undefined) return;
    const { process, link } = random.pick(ends);
    const user = random.pick(USERS);
    const key = JSON.stringify([teamOf(post), paper, user]);
    const stood = buttons.has(key) ? buttons.get(key) : false;
    buttons.set(key, undefined);
    const others = (pressing.get(key) ?? []).filter((one) => one.process.alive());
    const mine = { process, alone: others.length === 0 };
    for (const other of others) other.alone = false;
    pressing.set(key, [...others, mine]);
    world.count("presses");
    process.inside(() => {
      const { ref } = post;
      link.handlers
        ?.press({
          message: ref,
          channel: ref.channel,
          person: personOf(post, user),
          canManage: false,
          canManageTeam: false,
          action: `vote:${paper}`,
        })
        .then((reply) => {
          const { message } = asMessage(reply);
          pressing.set(key, pressing.get(key)?.filter((one) => one !== mine) ?? []);
          const stands = /^(You voted|Your reaction had already)/.test(message.summary);
          if (!stands && !/^(You took back|Your reaction still votes)/.test(message.summary)) return;
          if (!mine.alone) return;
          if (stood !== undefined && stood === stands)
            world.fail(`a press of ${user} for ${paper} turned nothing: ${message.summary}`);
          buttons.set(key, stands);
        });
    });
  }

  return {
    read(post) {
      if (post.papers.length === 0) return;
      for (let n = random.int(0, ACTIONS_AT_MOST); n > 0; n -= 1) {
        timeline.after(random.span(500, VOTING_MS), () => {
          if (left) return;
          const act = random.next();
          if (act < 0.72) react(post);
          else if (act < 0.95) press(post);
          else clear(post);
        });
      }
    },

    leave() {
      left = true;
    },

    async check() {
      const expected = new Map<string, Set<string>>();
      const unsure = new Set<string>();
      const papers = new Map<TeamId, Set<PaperId>>();
      for (const platform of world.platforms.values()) {
        for (const post of platform.posts) {
          const team = teamOf(post);
          const known = await world.store.openMessage(post.ref);
          // Given up as unreadable, and said so in /papers why.
          if (!known && !post.answered) world.count("messages given up");
          else if (!known) world.fail(`${post.ref.id} was answered, and is not known`);
          for (const [index, paper] of post.papers.entries()) {
            const ids = papers.get(team) ?? new Set();
            papers.set(team, ids.add(paper as PaperId));
            const key = JSON.stringify([team, paper]);
            const voters = expected.get(key) ?? new Set();
            for (const user of USERS) {
              if (buttons.get(JSON.stringify([team, paper, user]))) voters.add(user);
              if (post.reactions.has(`${index + 1} ${user}`) && known) voters.add(user);
              const lost = buttons.has(JSON.stringify([team, paper, user]));
              if (lost && buttons.get(JSON.stringify([team, paper, user])) === undefined) unsure.add(key);
            }
            expected.set(key, voters);
          }
        }
      }
      for (const [team, ids] of papers) {
        const tallies = await world.store.tallies(team, [...ids]);
        for (const paper of ids) {
          const key = JSON.stringify([team, paper]);
          const votes = expected.get(key)?.size ?? 0;
          world.count("papers compared");
          if (!unsure.has(key) && (tallies.get(paper) ?? 0) !== votes)
            world.fail(
              `${team} has ${tallies.get(paper) ?? 0} votes for ${paper} in the ledger, and ${votes} on the platform`,
            );
        }
      }
    },
  };
}
