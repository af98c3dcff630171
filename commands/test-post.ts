import { defineCommand } from "../src/chat/command.ts";
import { choice } from "../src/chat/option.ts";
import type { Services } from "../src/services.ts";
import { applySettings } from "../src/subscriptions/settings.ts";
import { requireManager } from "../src/teams/authorization.ts";

/** Run by the button "Send a test post": posts the next digest now, without counting it as a digest. */
export const testPost = defineCommand({
  name: "test-post",
  description: "Post the next digest now, as a test",
  hidden: true,
  options: { to: choice("Where", ["here", "me"]) },
  reply: "private",
  async run(services: Services, context, { to }) {
    if (to !== "me") requireManager(context);
    const { store, clock, digests, postNow, link } = services;
    const channel = to === "me" ? await services.direct(context.person) : context.channel;
    const subscription = await store.subscription(channel);
    const settings = subscription?.settings ?? applySettings({}, undefined, context.timeZone);
    const next = await digests.preview(channel, settings);
    // With one post per paper, the first serves as an example.
    const [first] = next.kind === "digest" ? (next.posts ?? []) : [];
    const { message, papers } = first
      ? { message: first.message, papers: [first.paper] }
      : { message: next.message, papers: next.kind === "digest" ? next.papers : [] };
    const [heading, ...rest] = message.blocks;
    const test = {
      kind: "note",
      text: [
        "This is a test post. It is not the day's digest, which comes at its time, and no paper in it counts as posted.",
      ],
    } as const;
    const posted = await postNow(
      channel,
      {
        summary: `Test: ${message.summary}`,
        blocks: [...(heading ? [heading] : []), test, ...rest],
        ...(message.post ? { post: { ...message.post, title: `Test: ${message.post.title}` } } : {}),
      },
      { kind: `test:${clock.now()}`, papers },
    );
    const href = link(posted);
    const said = "The test post was sent. If you can read it, the daily papers will arrive too.";
    return {
      summary: said,
      blocks: [
        {
          kind: "paragraph",
          text: [said, ...(href ? [" ", { kind: "link", text: "Open it", href } as const] : [])],
        },
      ],
    };
  },
});
