import type { Served } from "../../src/chat/adapter.ts";

/** What claims may take: whole platforms, and workspaces and parts of others, each with its platform. */
export function rangesOf(served: readonly Served[]) {
  return {
    whole: served.flatMap(({ platform, workspaces, parts }) => (workspaces || parts ? [] : [platform])),
    workspaces: served.flatMap(({ platform, workspaces = [] }) =>
      workspaces.map((id) => [platform, id] as const),
    ),
    parts: served.flatMap(({ platform, parts = [] }) => parts.map((part) => [platform, part] as const)),
  };
}
