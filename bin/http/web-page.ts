import { html, raw } from "hono/html";
import type { WebPage } from "../../src/runtime/http-routes.ts";

/** Renders a route's answer as a response. */
export async function drawn(answer: Response | WebPage): Promise<Response> {
  if (answer instanceof Response) return answer;
  const { status, title, paragraphs, link, headers } = answer;
  const body = html`<h1>${title}</h1>
${paragraphs.map((words) => html`<p>${words}</p>`)}
${link ? html`<p><a class="button" href="${link.href}">${link.label}</a></p>` : ""}`;
  return page(title, body, { status, ...(headers ? { headers } : {}) });
}

type Html = ReturnType<typeof html>;

/** A complete page for light and dark mode, phones and desktops, without scripts or external resources. */
export async function page(
  title: string,
  body: Html,
  init: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Response> {
  const text = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
  return new Response(String(text), {
    ...init,
    headers: { "content-type": "text/html; charset=utf-8", ...init.headers },
  });
}

const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1f2937, #e5e7eb); --soft: light-dark(#5b6472, #9ca3af);
  --paper: light-dark(#fff, #1b2028); --ground: light-dark(#f3f4f6, #11151b); --line: light-dark(#dfe3e8, #2f3742);
  --accent: light-dark(#1d4ed8, #7aa2ff); --on-accent: light-dark(#fff, #0b1220); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 17px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 40rem; margin: 0 auto; padding: clamp(1.25rem, 5vw, 3rem) 1.25rem; }
h1 { font-size: clamp(1.6rem, 6vw, 2.1rem); line-height: 1.2; margin: 0 0 .6em; text-wrap: balance; }
h2 { font-size: 1.15rem; margin: 2.2em 0 .5em; }
p { margin: 0 0 1em; }
a { color: var(--accent); }
.soft { color: var(--soft); }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.5em 0; }
.button { display: inline-block; padding: .7rem 1.2rem; border-radius: .6rem; background: var(--accent);
  color: var(--on-accent); font-weight: 600; text-decoration: none; }
.button:hover { filter: brightness(1.08); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: .8rem; padding: .25rem 1.1rem; }
dl { margin: 0; }
dl > div { padding: .7rem 0; border-bottom: 1px solid var(--line); }
dl > div:last-child { border-bottom: 0; }
dt { font-weight: 600; }
dd { margin: 0; color: var(--soft); }
code { font: .92em ui-monospace, SFMono-Regular, Menlo, monospace; overflow-wrap: anywhere; }
details { margin: 1em 0; }
summary { cursor: pointer; font-weight: 600; padding: .3em 0; }
`;
