import { h } from "./dom.js";
import { dayAndTime } from "./time.js";

/** Shows the chats' current day and a button for the next. `go()` resolves when that has arrived. */
export function createDays({ root, go }) {
  const today = h("span", { class: "days-today", role: "status" });
  const next = h("button", { type: "button", class: "days-next" });
  const end = h("span", { class: "days-end" }, "The sample ends here");
  root.append(today, next, end);
  let going = false;
  let mornings;

  const draw = () => {
    root.hidden = mornings === undefined;
    today.textContent = dayAndTime();
    next.hidden = mornings?.next === undefined && !going;
    end.hidden = !next.hidden;
    next.textContent = going ? "The day is passing …" : "Next morning →";
    next.setAttribute("aria-busy", String(going));
  };
  next.addEventListener("click", async () => {
    if (going) return;
    going = true;
    draw();
    await go();
    going = false;
    draw();
  });
  return {
    update: (state) => {
      mornings = state;
      draw();
    },
    refresh: draw,
  };
}
