import { viewJson } from "../world/views.ts";
import { type Method, textArg } from "./methods.ts";

/** Modals and App Homes. They need no scope. */
export const viewMethods: Readonly<Record<string, Method>> = {
  "views.open": {
    perMinute: 100,
    run: ({ world, args, views, useTrigger }) => ({
      view: viewJson(world, views.open(useTrigger(args.trigger_id), args.view)),
    }),
  },
  "views.push": {
    perMinute: 100,
    run: ({ world, args, views, useTrigger }) => ({
      view: viewJson(world, views.push(useTrigger(args.trigger_id), args.view)),
    }),
  },
  "views.update": {
    perMinute: 100,
    run: ({ world, args, views }) => ({
      view: viewJson(world, views.update(textArg(args, "view_id") ?? "", args.view, textArg(args, "hash"))),
    }),
  },
  "views.publish": {
    perMinute: 100,
    run: ({ world, args, views }) => ({
      view: viewJson(world, views.publish(textArg(args, "user_id") ?? "", args.view, textArg(args, "hash"))),
    }),
  },
};
