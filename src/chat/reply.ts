import { encodeAction } from "./action.ts";
import type { Form } from "./form.ts";
import type { Action, Block, Message } from "./message.ts";

export type Reply =
  | {
      readonly kind: "message";
      readonly message: Message;
      /** Only the asking person sees it. */
      readonly private: boolean;
      /** The option that could not be read, where the message is about one: a form points at its field. */
      readonly problem?: string;
    }
  /** To a press alone: what the pressed button stands in becomes this. */
  | { readonly kind: "update"; readonly message: Message }
  /** Opens a form. A platform that cannot (any more) offers its sections as buttons. */
  | { readonly kind: "form"; readonly form: Form };

/**
 * The form as a message with a button a section, where a platform does not show all at once, or cannot open a form at that
 * moment. Each runs the form's command with its option `form` naming the section.
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

/** The reply as a new message, where nothing can be replaced or opened. */
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
