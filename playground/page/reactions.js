import { h } from "./dom.js";

/** The picker's emoji: the ballots, and a few that do not count as votes. */
const CHOICES = ["1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣", "🔟", "👍", "❤️", "👀", "🎉", "🔥", "🚀"];

const known = new Map();

/** The reactions below a message, and the button to add more. */
export function reactionRow(reactions, messageId, act) {
  const row = h("div", {
    class: `reactions ${reactions.length === 0 ? "none" : ""}`,
    role: "group",
    "aria-label": "Reactions",
  });
  for (const reaction of reactions) {
    const id = `${messageId}:${reaction.name}`;
    const changed = known.has(id) && known.get(id) !== reaction.count;
    known.set(id, reaction.count);
    row.append(
      h(
        "button",
        {
          type: "button",
          class: `pill ${reaction.mine ? "mine" : ""} ${changed ? "bumped" : ""}`,
          "aria-pressed": String(reaction.mine),
          "aria-label": `${reaction.glyph}, ${reaction.count} ${reaction.count === 1 ? "reaction" : "reactions"}`,
          title: reaction.people.join(", "),
          data: { focus: id },
          onclick: (event) =>
            act(event.currentTarget, {
              kind: reaction.mine ? "unreact" : "react",
              message: messageId,
              target: reaction.name,
            }),
        },
        h("span", { class: "emoji" }, reaction.glyph),
        h("span", { class: "count" }, reaction.count),
      ),
    );
  }
  row.append(adder(messageId, act));
  return row;
}

function adder(messageId, act) {
  const button = h(
    "button",
    {
      type: "button",
      class: "pill add",
      "aria-label": "Add a reaction",
      "aria-expanded": "false",
      title: "Add a reaction",
      data: { focus: `${messageId}:add` },
      onclick: () =>
        document.querySelector(".picker")?.owner === button ? close() : open(button, messageId, act),
    },
    "☺",
    h("span", { class: "plus", "aria-hidden": "true" }, "+"),
  );
  return button;
}

function open(button, messageId, act) {
  close();
  const picker = h(
    "div",
    { class: "picker", role: "group", "aria-label": "Choose a reaction", onkeydown: move },
    CHOICES.map((glyph) =>
      h(
        "button",
        {
          type: "button",
          "aria-label": glyph,
          onclick: () => {
            close();
            button.focus({ preventScroll: true });
            act(button, { kind: "react", message: messageId, target: glyph });
          },
        },
        glyph,
      ),
    ),
  );
  picker.owner = button;
  button.setAttribute("aria-expanded", "true");
  button.after(picker);
  const box = picker.getBoundingClientRect();
  const room = button.closest(".log").getBoundingClientRect();
  if (box.bottom > room.bottom) picker.classList.add("above");
  if (box.right > room.right) picker.classList.add("leftward");
  picker.firstElementChild.focus({ preventScroll: true });
}

function move(event) {
  const buttons = [...event.currentTarget.children];
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 8, ArrowUp: -8 }[event.key];
  if (event.key === "Escape") {
    const { owner } = event.currentTarget;
    close();
    owner.focus();
  } else if (step !== undefined) {
    event.preventDefault();
    buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length]?.focus();
  }
}

function close() {
  const picker = document.querySelector(".picker");
  picker?.owner.setAttribute("aria-expanded", "false");
  picker?.remove();
}

document.addEventListener("click", (event) => {
  if (!event.target.closest(".picker, .add")) close();
});
