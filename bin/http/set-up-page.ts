import { html } from "hono/html";
import type { Outlet } from "../../src/chat/adapter.ts";
import type { Copies } from "../../src/operating/copies.ts";
import { sendingLeases } from "../../src/operating/sending.ts";
import type { HttpRoute } from "../../src/runtime/http-routes.ts";
import { type Permission, readPermissions } from "./permissions.ts";
import { page } from "./web-page.ts";

const NAMES: Readonly<Record<string, string>> = { discord: "Discord", slack: "Slack" };

const SUBSCRIBE = "/papers subscribe";
const PRIVACY = "/papers team privacy";

/** Links for adding Paperboy, on platforms where anyone may. */
export interface AddLinks {
  readonly slack: string | undefined;
  readonly discord: string | undefined;
}

/** `/`: how to add Paperboy, what it may do and why, and whether it works right now. */
export function setUpRoute(options: {
  readonly links: AddLinks;
  readonly adapters: readonly Pick<Outlet, "platform" | "divided" | "connected">[];
  readonly copies: Pick<Copies, "holds">;
}): HttpRoute {
  const { links, adapters, copies } = options;
  const permissions = readPermissions();
  const { slack, discord } = links;

  return {
    method: "GET",
    path: "/",
    handle: () =>
      page(
        "Paperboy",
        html`<h1>The day’s trending papers, where your team talks</h1>
<p>Paperboy brings the research papers that are trending on Hugging Face to a channel of yours every morning, answers
<code>/papers</code> with search and summaries, and turns your team’s reactions into its favourites.</p>
${
  slack || discord
    ? html`<p class="buttons">${slack ? button(slack, "Add to Slack") : ""}${discord ? button(discord, "Add to Discord") : ""}</p>
<p class="soft">Then type <code>${SUBSCRIBE}</code> in the channel where the papers should come${
        slack
          ? html`; in Slack,
<code>/invite @Paperboy</code> first`
          : ""
      }.</p>`
    : html`<p class="soft">Ask its operator to add it to your server or workspace.</p>`
}
<h2>Right now</h2>
<div class="card"><dl>${adapters
          // Only the process that holds a platform knows its status.
          .filter((adapter) => sendingLeases(adapter).some(copies.holds) || adapter.connected())
          .map(({ platform, connected }) =>
            row(NAMES[platform] ?? platform, connected() ? "works" : "away; what is due will come later"),
          )}</dl></div>
<h2>What it may do, and why</h2>
${slack ? reasons("In Slack", permissions.slack) : ""}
${discord ? reasons("In Discord", permissions.discord) : ""}
<p>It reads no conversation in your channels: only messages that mention it or are written to it, and reactions to its own.
It keeps who voted for which paper, and shows counts, and names only where a team wants them. <code>${PRIVACY}</code> shows and deletes what it
keeps of you; removing it from a workspace or server ends all access at once.</p>`,
        { headers: { "cache-control": "no-cache" } },
      ),
  };
}

function button(href: string, label: string) {
  return html`<a class="button" href="${href}">${label}</a>`;
}

function row(name: string, words: string) {
  return html`<div><dt>${name}</dt><dd>${words}</dd></div>`;
}

function reasons(title: string, permissions: readonly Permission[]) {
  return html`<details><summary>${title}</summary><div class="card"><dl>${permissions.map(({ name, why }) =>
    row(name, why),
  )}</dl></div></details>`;
}
