import { offeredOptions } from "../checks/elements.ts";
import { isObject, type Json, noFindings } from "../checks/schema.ts";
import type { SocketMode } from "../events/socket-mode.ts";
import { Refusal } from "../web-api/refusal.ts";
import { type View, type Views, viewJson } from "../world/views.ts";
import { userPayload } from "../world/wire-json.ts";
import type { World } from "../world/world.ts";
import { type Entries, inputsOf, stateOf } from "./entered.ts";

/** The outcome of submitting a modal. */
export interface Submitted {
  /** Slack's error to the person if the app did not answer properly; the modal stays. */
  readonly error?: string;
  /** The app's validation errors, by block_id; the modal stays. */
  readonly problems?: Readonly<Record<string, string>>;
}

/** What people do in modals. All functions throw for actions that Slack's app would not allow. */
export interface Forms {
  /** The modal as its user sees it. */
  modal(user: string): View | undefined;
  /** Submits it with these entries; omitted fields keep their initial values. */
  submit(user: string, entries?: Entries): Promise<Submitted>;
  /** Types into one of its external selects; returns the app's suggestions. */
  suggestions(user: string, blockId: string, text: string): Promise<readonly Json[]>;
  closeModal(user: string): void;
}

/** As in Slack's own client. */
const TROUBLE = "We had some trouble connecting. Try again?";

/** `openTrigger`: creates a trigger_id for a person. */
export function createForms(options: {
  readonly world: World;
  readonly socket: Pick<SocketMode, "send">;
  readonly views: Views;
  readonly openTrigger: (user: string) => string;
}): Forms {
  const { world, socket, views } = options;
  const offered = new Map<string, Map<string, readonly Json[]>>();

  const before = (user: string): View => {
    const view = views.modal(user);
    if (!view) throw new Error("There is no form to fill in.");
    return view;
  };

  const carryOut = (view: View, answer: Json | undefined): Submitted => {
    switch (answer?.response_action) {
      case undefined:
      case "clear":
        views.close(view.user, answer !== undefined);
        return {};
      case "errors": {
        const { errors } = answer;
        const known = new Set(inputsOf(view).map(({ blockId }) => blockId));
        const sound =
          isObject(errors) &&
          Object.keys(errors).length > 0 &&
          Object.entries(errors).every(
            ([id, words]) => known.has(id) && typeof words === "string" && words !== "",
          );
        return sound ? { problems: errors as Record<string, string> } : { error: TROUBLE };
      }
      case "update":
        try {
          views.update(view.id, answer.view);
          return {};
        } catch (refused) {
          if (!(refused instanceof Refusal)) throw refused;
          return { error: TROUBLE };
        }
      default:
        return { error: TROUBLE };
    }
  };

  return {
    modal: (user) => views.modal(user),
    closeModal: (user) => views.close(user),

    submit: async (user, entries = {}) => {
      const view = before(user);
      const values = stateOf(view, entries, offered.get(view.id) ?? new Map());
      const delivery = await socket.send("interactive", {
        type: "view_submission",
        team: { id: world.team.id, domain: world.team.domain },
        user: userPayload(world, user),
        api_app_id: world.appId,
        token: "playground-verification",
        trigger_id: options.openTrigger(user),
        view: viewJson(world, view, values),
        response_urls: [],
        is_enterprise_install: false,
        enterprise: null,
      });
      return delivery.acked ? carryOut(view, delivery.answer) : { error: TROUBLE };
    },

    suggestions: async (user, blockId, text) => {
      const view = before(user);
      const input = inputsOf(view).find((each) => each.blockId === blockId);
      if (input?.element.type !== "external_select") throw new Error(`${blockId} suggests nothing.`);
      // Slack asks from the third letter on, unless the app sets another minimum.
      if (text.length < Number(input.element.min_query_length ?? 3)) return [];
      const delivery = await socket.send("interactive", {
        type: "block_suggestion",
        team: { id: world.team.id, domain: world.team.domain },
        user: userPayload(world, user),
        api_app_id: world.appId,
        token: "playground-verification",
        container: { type: "view", view_id: view.id },
        action_id: input.element.action_id,
        block_id: blockId,
        value: text,
        view: viewJson(world, view),
        is_enterprise_install: false,
        enterprise: null,
      });
      const given = delivery.acked ? delivery.answer?.options : undefined;
      const found = noFindings();
      offeredOptions(given, "/options", found);
      // Slack's client shows only this, whatever is wrong.
      if (found.complaints.length > 0) throw new Error("There was a problem loading these options.");
      const known = offered.get(view.id) ?? new Map<string, readonly Json[]>();
      offered.set(view.id, known.set(blockId, given as readonly Json[]));
      return given as readonly Json[];
    },
  };
}
