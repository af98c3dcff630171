import { createChat } from "./chat.js";
import { createDays } from "./days.js";
import { discordMessage } from "./discord.js";
import { avatar, drawPictures, h } from "./dom.js";
import { openForm } from "./form.js";
import { slackMessage } from "./slack.js";
import { createModal } from "./slack-modal.js";
import { refreshTimes, setClock } from "./time.js";
import { createTour } from "./tour.js";

const $ = (id) => document.getElementById(id);
const person = { now: remembered("person") ?? "you" };

function remembered(key) {
  try {
    return localStorage.getItem(`paperboy-${key}`) ?? undefined;
  } catch {
    return undefined;
  }
}
function remember(key, value) {
  try {
    localStorage.setItem(`paperboy-${key}`, value);
  } catch {
    // Without storage, the choice lasts until the page is closed.
  }
}

function complain(text) {
  const toast = h("p", { class: "toast" }, text);
  $("toasts").append(toast);
  setTimeout(() => toast.remove(), 7_000);
}

/** Sends an action; resolves to an error text, or undefined on success. */
async function act(body) {
  const { error } = await ask(body);
  if (error === undefined) tour.did(body);
  return error;
}

/** Sends an action to the server; resolves to the whole response. */
async function ask(body) {
  try {
    const response = await fetch("page/act", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ as: person.now, ...body }),
    });
    const answer = await response.json();
    const { platform } = body;
    if (answer.form)
      openForm({
        platform,
        form: answer.form,
        send: (entered) => act({ platform, kind: "submit", target: answer.form.id, entered }),
      });
    return response.ok ? answer : { error: answer.error ?? "The playground rejected that." };
  } catch {
    return { error: "The playground is not responding. Is it still running?" };
  }
}

const chats = {
  discord: createChat({
    root: $("discord"),
    platform: "discord",
    title: "Discord",
    draw: discordMessage,
    act,
    complain,
  }),
  slack: createChat({
    root: $("slack"),
    platform: "slack",
    title: "Slack",
    draw: slackMessage,
    act,
    complain,
  }),
};

const tour = createTour({
  root: $("tour"),
  memory: { get: remembered, set: remember },
  type: (text) => chats[$("chats").dataset.tab].type(text),
});

const days = createDays({
  root: $("days"),
  go: async () => {
    for (const chat of Object.values(chats)) chat.follow();
    const error = await act({ kind: "morning" });
    for (const chat of Object.values(chats)) chat.follow();
    if (error) complain(error);
  },
});

const slackModal = createModal({ ask: (body) => ask({ platform: "slack", ...body }), complain });

function update(state) {
  setClock(state.now);
  drawPictures(state.drawPictures);
  $("notice").hidden = !state.notice;
  $("notice").textContent = state.notice ?? "";
  days.update(state.mornings);
  showPeople(state.people);
  chats.discord.update(state.discord);
  chats.slack.update(state.slack);
  const { modal, names, emoji } = state.slack;
  slackModal.update(modal, { names: new Map(Object.entries(names)), emoji });
  refreshTimes();
  document.body.dataset.ready = "true";
}

function showPeople(people) {
  const fieldset = $("people");
  const print = JSON.stringify(people);
  if (fieldset.print === print) return;
  fieldset.print = print;
  fieldset.replaceChildren(
    fieldset.firstElementChild,
    ...people.map((each) =>
      h(
        "label",
        { class: "person", title: each.manager ? `${each.name}, may configure` : each.name },
        h("input", {
          type: "radio",
          name: "person",
          value: each.id,
          checked: each.id === person.now,
          onchange: () => {
            person.now = each.id;
            remember("person", each.id);
            listen();
          },
        }),
        avatar(each),
        h("span", { class: "person-name" }, each.name),
      ),
    ),
  );
}

let source;
function listen() {
  source?.close();
  source = new EventSource(`page/events?as=${encodeURIComponent(person.now)}`);
  source.onmessage = (event) => {
    $("offline").hidden = true;
    update(JSON.parse(event.data));
  };
  source.onerror = () => {
    $("offline").hidden = false;
  };
}

function showTab(name) {
  $("chats").dataset.tab = name;
  for (const each of ["discord", "slack"]) {
    $(`tab-${each}`).setAttribute("aria-selected", String(each === name));
    $(`tab-${each}`).tabIndex = each === name ? 0 : -1;
  }
}
for (const name of ["discord", "slack"]) {
  $(`tab-${name}`).addEventListener("click", () => showTab(name));
  $(`tab-${name}`).addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const other = name === "discord" ? "slack" : "discord";
    showTab(other);
    $(`tab-${other}`).focus();
  });
}
showTab("discord");

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
}
setTheme(remembered("theme") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", (event) => {
  if (remembered("theme") === undefined) setTheme(event.matches ? "dark" : "light");
});
$("theme").addEventListener("click", () => {
  const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  setTheme(next);
  remember("theme", next);
});

setInterval(() => {
  refreshTimes();
  days.refresh();
}, 20_000);
listen();
