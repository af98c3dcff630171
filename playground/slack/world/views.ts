import { checkView } from "../checks/blocks.ts";
import { isObject, type Json } from "../checks/schema.ts";
import { complaintDetails, Refusal } from "../web-api/refusal.ts";
import type { Files } from "./files.ts";
import type { World } from "./world.ts";

/** A view open for one person: a modal, or their App Home. */
export interface View {
  readonly id: string;
  readonly user: string;
  readonly type: "modal" | "home";
  /** As supplied by the app, with a block_id on every block. */
  readonly given: Json;
  /** Changes whenever the view does. */
  readonly hash: string;
}

/** Everyone's modals and homes. Throws Refusal for what an app may not do. */
export interface Views {
  open(user: string, given: unknown): View;
  /** Opens another modal on top of a person's current one, at most three deep. */
  push(user: string, given: unknown): View;
  /** Replaces a modal's content; input in fields with other names is lost. */
  update(id: string, given: unknown, hash?: string): View;
  publish(user: string, given: unknown, hash?: string): View;
  /** Closes the top modal; with `all`, those below it too. */
  close(user: string, all?: boolean): void;
  find(id: string): View | undefined;
  /** A person's top modal. */
  modal(user: string): View | undefined;
  home(user: string): View | undefined;
}

export function createViews(world: World, files: Pick<Files, "check">): Views {
  const byId = new Map<string, View>();

  const keep = (id: string, user: string, type: View["type"], given: unknown): View => {
    const complaints = checkView(given);
    if (complaints.length > 0) throw new Refusal("invalid_arguments", complaintDetails(complaints));
    if (!isObject(given) || given.type !== type) {
      const other = [{ at: "/view/type", message: `must be ${type}` }];
      throw new Refusal("invalid_arguments", complaintDetails(other));
    }
    const wrong = files.check(given.blocks as readonly Json[]);
    if (wrong.length > 0) {
      const inView = wrong.map((complaint) => ({ ...complaint, at: `/view${complaint.at}` }));
      throw new Refusal("invalid_arguments", complaintDetails(inView));
    }
    const blocks = (given.blocks as readonly Json[]).map((block) => ({
      block_id: world.nextId("b"),
      ...block,
    }));
    const hash = `${Math.floor(world.now() / 1_000)}.${world.nextId("")}`;
    const view: View = { id, user, type, given: { ...given, blocks }, hash };
    byId.set(id, view);
    world.changed();
    return view;
  };
  const modals = (user: string) =>
    [...byId.values()].filter((view) => view.user === user && view.type === "modal");
  const shown = (user: string, type: View["type"]) =>
    [...byId.values()].findLast((view) => view.user === user && view.type === type);
  const unchanged = (view: View | undefined, hash: string | undefined) => {
    if (view && hash !== undefined && hash !== view.hash) throw new Refusal("hash_conflict");
  };

  return {
    open: (user, given) => {
      const before = modals(user);
      const view = keep(world.nextId("V"), user, "modal", given);
      for (const { id } of before) byId.delete(id);
      return view;
    },
    push: (user, given) => {
      const below = modals(user).length;
      if (below === 0) throw new Refusal("invalid_trigger_id");
      if (below >= 3) throw new Refusal("push_limit_reached");
      return keep(world.nextId("V"), user, "modal", given);
    },
    update: (id, given, hash) => {
      const view = byId.get(id);
      if (view?.type !== "modal") throw new Refusal("not_found");
      unchanged(view, hash);
      return keep(id, view.user, "modal", given);
    },
    publish: (user, given, hash) => {
      if (!world.users.has(user)) throw new Refusal("user_not_found");
      const before = shown(user, "home");
      unchanged(before, hash);
      return keep(before?.id ?? world.nextId("V"), user, "home", given);
    },
    close: (user, all = false) => {
      for (const { id } of modals(user).slice(all ? 0 : -1)) byId.delete(id);
      world.changed();
    },
    find: (id) => byId.get(id),
    modal: (user) => shown(user, "modal"),
    home: (user) => shown(user, "home"),
  };
}

/** A view in the format of Slack's responses and payloads; `values`: the current input. */
export function viewJson(world: World, view: View, values: Json = {}): Json {
  return {
    title: null,
    submit: null,
    close: null,
    private_metadata: "",
    callback_id: "",
    external_id: "",
    clear_on_close: false,
    notify_on_close: false,
    ...view.given,
    id: view.id,
    team_id: world.team.id,
    app_id: world.appId,
    bot_id: world.botId,
    app_installed_team_id: world.team.id,
    hash: view.hash,
    state: { values },
    previous_view_id: null,
    root_view_id: view.id,
  };
}
