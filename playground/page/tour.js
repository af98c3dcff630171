import { h } from "./dom.js";

/** The first things to try, and how to recognize from a person's actions that they did. */
const STEPS = [
  {
    id: "react",
    words: ["React ", "1️⃣"],
    done: ({ kind, target }) => kind === "react" && /^(1️⃣|one)$/.test(target),
  },
  {
    id: "vote",
    words: ["Press ", "Vote"],
    done: ({ kind, target }) => kind === "press" && target.startsWith("vote:"),
  },
  {
    id: "wrap",
    words: ["Type ", "/papers wrap"],
    types: "/papers wrap",
    done: ({ kind, text }) => kind === "say" && /^\/papers\s+wrap\b/i.test(text),
  },
];
const NUMERALS = ["①", "②", "③"];

/**
 * The strip that shows what to try. `memory` is {get, set} for persistent values; `type(text)` fills in a text ready to
 * send. Call `did(body)` with every action.
 */
export function createTour({ root, memory, type }) {
  const done = new Set((memory.get("tour") ?? "").split(" "));
  const list = h("ol", { class: "tour-steps" });
  const end = h("p", { class: "tour-end", role: "status" });
  const dismiss = h(
    "button",
    {
      type: "button",
      class: "tour-close",
      "aria-label": "Hide these steps",
      title: "Hide",
      onclick: () => {
        memory.set("tour-hidden", "yes");
        root.hidden = true;
      },
    },
    "✕",
  );
  root.append(h("h2", { class: "tour-title" }, "Try it"), list, end, dismiss);

  const draw = () => {
    root.hidden = memory.get("tour-hidden") === "yes";
    list.replaceChildren(
      ...STEPS.map((step, index) => stepNode(step, NUMERALS[index], done.has(step.id), type)),
    );
    const all = STEPS.every(({ id }) => done.has(id));
    root.classList.toggle("complete", all);
    end.textContent = all ? "All done. “/papers help” shows the rest." : "";
  };
  draw();
  return {
    did: (body) => {
      const step = STEPS.find((each) => !done.has(each.id) && each.done(body));
      if (!step) return;
      done.add(step.id);
      memory.set("tour", [...done].join(" ").trim());
      draw();
    },
  };
}

function stepNode({ words: [verb, thing], types }, numeral, done, type) {
  const face = types
    ? h(
        "button",
        {
          type: "button",
          class: "tour-type",
          title: "Put it in the message line",
          onclick: () => type(types),
        },
        thing,
      )
    : h("strong", null, thing);
  return h(
    "li",
    { class: done ? "done" : undefined },
    h("span", { class: "tour-mark", "aria-hidden": "true" }, done ? "✓" : numeral),
    h("span", null, verb, face),
    done && h("span", { class: "hidden" }, " (done)"),
  );
}
