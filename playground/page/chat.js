import { composer } from "./composer.js";
import { h, reconcile } from "./dom.js";

/**
 * One of the two chats: a header with its channels, the messages, a composer. `draw(message, view)` renders a message;
 * `act(body)` sends an action to the server and resolves to an error text or undefined.
 */
export function createChat({ root, platform, title, draw, act, complain }) {
  const rooms = h("nav", { class: "rooms", "aria-label": `${title} channels` });
  const status = h("span", { class: "status" });
  const place = h("h2", { class: "place" });
  const log = h("div", { class: "log", role: "log", tabindex: "0", "aria-label": `Messages in ${title}` });
  const empty = h("p", { class: "empty" }, "No messages yet.");
  const dismissed = new Set();
  let state;
  let channel;
  // New messages are scrolled into view until then, so that people see the result of their action. `before`: the
  // messages already there.
  let followUntil = 0;
  let before = new Set();
  // By room: the messages present when it was last viewed.
  const read = new Map();

  const follow = () => {
    followUntil = Date.now() + FOLLOW_MS;
    before = new Set([...log.children].map(({ dataset }) => dataset.key));
  };

  const perform = async (button, body) => {
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    follow();
    const error = await act({ platform, channel, ...body });
    button.removeAttribute("aria-busy");
    if (error) complain(error);
  };

  const line = composer({
    id: platform,
    suggest: (text) => (/^[/@]/.test(text) ? suggestions(state?.commands ?? [], text) : []),
    send: async (text) => {
      follow();
      const error = await act({ platform, channel, kind: "say", text });
      if (error) complain(error);
      return error === undefined;
    },
  });

  root.append(
    h("div", { class: "head" }, h("div", { class: "head-line" }, place, status), rooms),
    h("div", { class: "room" }, log, line.form),
  );

  const draws = () => {
    const nearEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 120;
    const shown = new Set(log.children);
    const last = log.lastElementChild;
    const view = {
      act: perform,
      names: new Map(Object.entries(state.names)),
      emoji: state.emoji,
      menu: state.menu ?? [],
      dismiss,
      open: (id) => show(id),
    };
    const messages = (state.messages[channel] ?? []).filter((message) => !dismissed.has(message.id));
    empty.hidden = messages.length > 0;
    reconcile(
      log,
      messages.map((message) => ({ key: message.id, value: message })),
      (message) => draw(message, view),
    );
    log.after(empty);
    const next = log.lastElementChild;
    const fresh = [...log.children].filter((element) => !shown.has(element));
    const answer = Date.now() < followUntil && fresh.findLast(({ dataset }) => !before.has(dataset.key));
    return answer || (next?.dataset.key !== last?.dataset.key && nearEnd ? next : undefined);
  };
  const dismiss = (id) => {
    dismissed.add(id);
    draws();
  };

  const idsIn = (room) => (state.messages[room] ?? []).map(({ id }) => id);

  const drawRooms = () => {
    // A thread is listed only while it is open; otherwise it is found in its forum.
    const shown = state.channels.filter((room) => room.kind !== "thread" || room.id === channel);
    for (const { id } of shown) if (id === channel || !read.has(id)) read.set(id, new Set(idsIn(id)));
    const isNews = ({ id }) => idsIn(id).some((message) => !read.get(id).has(message));
    reconcile(
      rooms,
      shown.map((room) => ({
        key: room.id,
        value: { ...room, open: room.id === channel, news: isNews(room) },
      })),
      (room) =>
        h(
          "button",
          {
            type: "button",
            "aria-current": room.open ? "page" : undefined,
            class: `room-name ${room.news ? "news" : ""}`,
            data: { focus: `${platform}:${room.id}` },
            onclick: () => show(room.id),
          },
          `${SIGNS[room.kind] ?? (room.direct ? "@" : "#")} `,
          room.name,
          room.place && h("span", { class: "room-place" }, ` · ${room.place}`),
          room.news && h("span", { class: "hidden" }, " (new messages)"),
        ),
    );
  };

  const show = (id) => {
    const moved = channel !== id;
    channel = id;
    const room = state.channels.find((each) => each.id === id);
    line.label(`Message ${room?.direct ? "@" : "#"}${room?.name ?? ""}`);
    line.form.hidden = room?.kind === "forum" || room?.kind === "home";
    drawRooms();
    if (moved) rooms.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (moved && room?.kind === "home") void act({ platform, channel: id, kind: "visit" });
    if (moved) log.replaceChildren();
    const news = draws();
    if (moved) toEnd();
    else if (news) reveal(news);
  };

  // Long digests are read from the top, so show the last message from its start if it does not fit. A forum starts with
  // its newest posts.
  const toEnd = () => {
    if (state.channels.find((each) => each.id === channel)?.kind === "forum") log.scrollTop = 0;
    else if (log.lastElementChild) reveal(log.lastElementChild);
  };

  const reveal = (message) => {
    const top = message.offsetTop - log.offsetTop;
    const long = message.offsetHeight > log.clientHeight;
    log.scrollTop = long ? top - 8 : top + message.offsetHeight - log.clientHeight + 8;
  };

  return {
    /** Scrolls to what comes next, as after an action here. */
    follow,
    type: line.type,
    update: (next) => {
      state = next;
      place.replaceChildren(next.place, " ", h("span", { class: "platform" }, `on ${title}`));
      status.className = `status ${next.online ? "online" : ""}`;
      status.textContent = next.online ? "Paperboy is here" : "Paperboy is away";
      const known = next.channels.some((room) => room.id === channel);
      show(known ? channel : next.channels[0]?.id);
    },
  };
}

/** How long to keep scrolling to the answer of an action. */
const FOLLOW_MS = 8_000;

/** Prefixes for rooms that are not ordinary channels. */
const SIGNS = { home: "⌂", forum: "💬", announcement: "📣", thread: "↳" };

/** Registered commands that complete the typed text, best match first. */
function suggestions(commands, text) {
  const typed = text.toLowerCase().trimEnd();
  const exact = commands.find(
    (command) => typed.startsWith(`${command.name.toLowerCase()} `) && command.options.length > 0,
  );
  if (exact) {
    const open = exact.options.filter((option) => !typed.includes(` ${option.name}:`));
    return [
      { insert: text, title: exact.name, hint: exact.description },
      ...open.map((option) => ({
        insert: `${text.trimEnd()} ${option.name}:`,
        title: `${option.name}:`,
        hint: option.description + (option.required ? "" : " (optional)"),
      })),
    ];
  }
  return commands
    .filter((command) => command.name.toLowerCase().startsWith(typed))
    .map((command) => ({
      insert: command.options.length > 0 ? `${command.name} ` : command.name,
      title: [
        command.name,
        ...command.options.map((option) => (option.required ? option.name : `[${option.name}]`)),
      ].join(" "),
      hint: command.description,
    }));
}
