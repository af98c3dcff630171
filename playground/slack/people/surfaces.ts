import type { Json } from "../checks/schema.ts";
import type { AppSettings } from "../events/app-settings.ts";
import type { Events } from "../events/events.ts";
import type { SocketMode } from "../events/socket-mode.ts";
import { type View, type Views, viewJson } from "../world/views.ts";
import { messageJson, userPayload } from "../world/wire-json.ts";
import type { StoredMessage, World } from "../world/world.ts";
import { findButton, pressed } from "./buttons.ts";
import type { Answers, Converse } from "./converse.ts";

/** What people do besides typing messages. All functions throw for actions that Slack's app would not allow. */
export interface Surfaces {
  /** Opens the app's Home tab. */
  openHome(user: string): void;
  /** The Home tab's content, if the app has published any. */
  home(user: string): View | undefined;
  /** Presses a button in the Home tab or in the person's modal. */
  pressInView(
    user: string,
    viewId: string,
    actionId: string,
    blockId?: string,
    value?: string,
  ): Promise<void>;
  /** Chooses an entry in a message's menu. */
  shortcut(user: string, message: StoredMessage, callbackId: string): Promise<Answers>;
  /** The entries in every message's menu. */
  shortcuts(): AppSettings["shortcuts"];
}

/** `app`: its current settings. */
export function createSurfaces(options: {
  readonly world: World;
  readonly socket: Pick<SocketMode, "send">;
  readonly events: Events;
  readonly views: Views;
  readonly converse: Converse;
  readonly openTrigger: (user: string) => string;
  readonly app: () => AppSettings;
}): Surfaces {
  const { world, socket, events, views, converse, openTrigger, app } = options;

  const common = (user: string) => ({
    user: userPayload(world, user),
    api_app_id: world.appId,
    token: "playground-verification",
    trigger_id: openTrigger(user),
    team: { id: world.team.id, domain: world.team.domain },
    enterprise: null,
    is_enterprise_install: false,
  });

  return {
    home: (user) => views.home(user),

    openHome: (user) => {
      if (!app().homeTab) throw new Error("The app has no Home tab.");
      const view = views.home(user);
      events.emit({
        type: "app_home_opened",
        user,
        channel: world.directChannel(user).id,
        tab: "home",
        ...(view ? { view: viewJson(world, view) } : {}),
      });
    },

    pressInView: async (user, viewId, actionId, blockId, value) => {
      const view = views.find(viewId);
      if (view?.user !== user) throw new Error("That is gone.");
      const found = findButton(view.given.blocks as readonly Json[], actionId, blockId);
      if (!found) throw new Error(`There is no button ${actionId}.`);
      const delivery = await socket.send("interactive", {
        type: "block_actions",
        ...common(user),
        container: { type: "view", view_id: view.id },
        view: viewJson(world, view),
        state: { values: {} },
        actions: [{ ...pressed(found, value), action_ts: world.nextTs() }],
      });
      if (!delivery.acked) throw new Error("The app did not answer the button.");
    },

    shortcuts: () => app().shortcuts,
    shortcut: (user, message, callbackId) => {
      const offered = app().shortcuts.some((each) => each.callbackId === callbackId);
      if (!offered) throw new Error(`The app has no shortcut ${callbackId}.`);
      if (message.ephemeralFor !== undefined) throw new Error("Messages only you see have no menu.");
      const channel = world.channels.get(message.channel);
      return converse(
        { channel: message.channel, user },
        (responseUrl) =>
          socket.send("interactive", {
            type: "message_action",
            callback_id: callbackId,
            ...common(user),
            action_ts: world.nextTs(),
            message_ts: message.ts,
            channel: { id: message.channel, name: channel?.kind === "im" ? "directmessage" : channel?.name },
            message: messageJson(world, message),
            response_url: responseUrl,
          }),
        () => {},
      );
    },
  };
}
