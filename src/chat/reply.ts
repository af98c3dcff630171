import { encodeAction } from "./action.ts";
import type { Form } from "./form.ts";
import type { Action, Block, Message } from "./message.ts";

export type Reply =
  | {
      readonly kind: "message";
      readonly message: Message;
      /** Only the asker sees it. */
      readonly private: boolean;
      /** The option that could not be parsed, if the message is about one: a form marks that field. */
      readonly problem?: string;
    }
  /** Only for button presses: replaces the message with the button. */
  | { readonly kind: "update"; readonly message: Message }
  /** Opens a form. Platforms that cannot open it (in time) offer buttons for its sections instead. */
  | { readonly kind: "form"; readonly form: Form };

/**
 * Renders a form as a message with one button per section, for platforms that show one section at a time or cannot open
 * a form at that moment. Each button runs the form's command, with the section's name in its option `form`.
 */
function sectionButtons({ command, title, options, sections, card }: Form): Message {
  const opening = sections.map(({ name, label }): Action => {
    const id = encodeAction({ kind: "run", command, options: { ...options, form: name }, update: false });
    return { kind: "press", id, label };
  });
  return {
    summary: title,
    blocks: [
      { kind: "heading", text: title },
      ...(card?.words ?? []).map((text): Block => ({ kind: "paragraph", text })),
      { kind: "actions", actions: [...(card?.actions ?? []), ...opening] },
    ],
  };
}

/** Turns any reply into a new message, for places where nothing can be replaced or opened. */
export function asMessage(reply: Reply): { readonly message: Message; readonly private: boolean } {
  switch (reply.kind) {
    case "message":
      return reply;
    case "update":
      return { message: reply.message, private: true };
    case "form":
      return { message: sectionButtons(reply.form), private: true };
    default:
      return reply satisfies never;
  }
}
