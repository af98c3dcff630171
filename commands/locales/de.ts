import type { Words } from "./words.ts";

const minUpvotes = "Paper mit weniger Upvotes weglassen";
const paper = "arXiv-ID oder Link, etwa 2506.01234";

/** German. */
export const de = {
  today: { description: "Die meistbeachteten Paper des Tages, Stand jetzt", options: {} },
  trending: {
    description: "Die Paper mit den meisten Upvotes des Tages, der letzten 7 oder der letzten 30 Tage",
    options: { period: "Tag, Woche oder Monat (sonst Woche)" },
  },
  date: {
    description: "Die Paper eines Tages, die mit den meisten Upvotes zuerst",
    options: { day: "Ein Tag, etwa 2026-06-12" },
  },
  search: {
    description: "Paper finden: nach Thema, Titel, Autor, Organisation, arXiv-ID oder Link",
    options: {
      query: "Wonach gesucht wird",
      period: "Nur Paper der letzten Woche, des letzten Monats oder Jahres",
      "min-upvotes": minUpvotes,
    },
  },
  show: { description: "Ein Paper ausführlich, nach seiner arXiv-ID oder einem Link", options: { paper } },
  similar: { description: "Paper wie eines, das du kennst, nach arXiv-ID oder Link", options: { paper } },
  random: { description: "Ein lesenswertes Paper aus der besseren Hälfte eines früheren Tages", options: {} },
  taste: {
    description: "Paper nennen, die dieses Team mag",
    options: {
      papers: "arXiv-IDs, Links oder BibTeX, so viele du willst; leer lassen, um sie zu sehen",
    },
  },
  zotero: {
    description: "Paper an die Zotero-Gruppe senden",
    options: { votes: "Ab so vielen Stimmen senden; 0: nie" },
  },
  "for-us": {
    description: "Paper der letzten 30 Tage, die zu den Stimmen des Teams passen und hier noch nicht waren",
    options: {},
  },
  favourites: {
    description: "Die Paper, für die dieses Team gestimmt hat, meiste Stimmen zuerst",
    options: {
      period: "Woche, Monat oder alle (sonst Monat)",
      scope: "Stimmen des ganzen Teams oder nur dieses Kanals (sonst Team)",
    },
  },
  vote: {
    description: "Für ein Paper stimmen, dagegen, als gelesen markieren oder das zurücknehmen",
    options: { paper, as: "Dafür, dagegen, gelesen oder zurücknehmen (sonst dafür)" },
  },
  save: {
    description: "Ein Paper auf deine eigene Leseliste setzen, die sonst niemand sieht",
    options: { paper },
  },
  list: {
    description: "Deine eigene Leseliste, die sonst niemand sieht",
    options: { which: "Offene, gelesene oder alle (sonst offene)" },
  },
  done: {
    description: "Ein Paper deiner Leseliste als gelesen oder wieder als ungelesen markieren",
    options: { paper, undo: "Es ist doch noch zu lesen" },
  },
  export: {
    description: "Die Favoriten des Teams, deine Leseliste oder ein Paper als Datei",
    options: {
      format: "BibTeX, RIS, CSV oder JSON (sonst BibTeX)",
      what: "favourites (Favoriten), list (Leseliste) oder arXiv-ID oder Link (sonst Favoriten)",
      period: "Bewertet oder gemerkt in der letzten Woche, im letzten Monat, oder alle (sonst alle)",
    },
  },
  club: {
    description:
      "Der Journal Club: Paper vorschlagen, abstimmen, Termin und Vortrag festlegen, zurückblicken",
    options: {
      verb: "Was zu tun ist (sonst auflisten)",
      paper,
      date: "Zum Ansetzen: ein Datum wie 2026-12-03, tomorrow oder thursday",
      time: "Zum Ansetzen: Uhrzeit wie 15:00 in der Zeitzone dieses Kanals",
      presenter: "Zum Ansetzen: wer vorträgt",
      minutes: "Zum Ansetzen: wie lange (sonst 60)",
    },
  },
  subscribe: {
    description: "Die Paper des Tages in diesen Kanal bringen oder ändern, wann und welche",
    options: {
      time: "Örtliche Uhrzeit, etwa 09:00 (sonst 09:00)",
      timezone: "IANA-Zeitzone, etwa Europe/Berlin (sonst deine oder UTC)",
      count: "Paper am Tag (sonst 5)",
      days: "Tage: mon-fri, mon,wed,fri oder daily (sonst mon-fri)",
      "min-upvotes": minUpvotes,
      include: "Nur Paper mit einem dieser Stichwörter, durch Kommas getrennt; none leert",
      exclude: "Keine Paper mit diesen Stichwörtern, durch Kommas getrennt; none leert",
      "quiet-notice": "An Tagen ohne Paper Bescheid sagen (sonst nein)",
      wrap: "Wochentag für den Wochenrückblick, etwa friday, oder off (sonst off)",
      taste: "Anheben, wofür das Team gestimmt hat (sonst ja)",
      opening: "Mit einer Zeile über die Paper beginnen (sonst ja)",
      "late-risers": "Was danach steigt: in den nächsten Beitrag (sonst) oder als Antwort darunter",
      layout: "Im Forum: alle Paper des Tages in einem Beitrag (sonst) oder jedes in einem eigenen",
      style: "Kompakt (sonst) oder rich: mit Bildern",
      news: "Code, Modelle, neue Versionen von Papern mit euren Stimmen: digest (sonst), at-once oder off",
      shared: "Paper sammeln, auf die Leute im Kanal verlinken, für den Wochenrückblick (sonst nein)",
      to: "Hierher, nur an dich als Direktnachricht, oder an dich per E-Mail",
      address: "Für E-Mail: deine Adresse",
      code: "Für E-Mail: der Code, der an deine Adresse ging",
    },
  },
  settings: {
    description: "Wann und welche Paper in diesen Kanal kommen und wie die letzte Zustellung lief",
    options: {},
  },
  watch: {
    description: "Von einem Autor, einer Organisation, einem Stichwort oder Fachgebiet hören",
    options: {
      what: "Was beobachtet oder getan werden soll",
      value: "Name, Wort oder arXiv-Fachgebiet wie cs.CL; beim Ändern die Nummer in der Liste",
      to: "Wer davon hört: dieser Kanal oder nur du per Direktnachricht",
      mode: "Im täglichen Beitrag markiert oder für sich (sonst für sich)",
    },
  },
  wrap: {
    description: "Rückblick auf 7 Tage: Favoriten des Teams neben denen von Hugging Face, und was fehlte",
    options: {},
  },
  preview: { description: "Nur für dich: was der nächste Beitrag dieses Kanals jetzt wäre", options: {} },
  why: {
    description: "Was aus dem Beitrag eines Tages wurde oder warum ein Paper dabei war oder nicht",
    options: { about: "Ein Tag wie 2026-06-12, today, yesterday oder eine arXiv-ID (sonst heute)" },
  },
  unsubscribe: {
    description: "Die täglichen Paper in diesem Kanal beenden; Favoriten bleiben",
    options: {
      from: "Was enden soll: die Paper in diesem Kanal (sonst) oder die, die du per E-Mail bekommst",
    },
  },
  shared: {
    description: "Paper, die in diesem Kanal geteilt wurden; oder welche mit ihren Links hinzufügen",
    options: { papers: "Links oder IDs hinzuzufügender Paper: arXiv, Hugging Face, OpenReview, DOI" },
  },
  link: {
    description: "Favoriten mit einem anderen Server oder Workspace teilen, oder deine Konten verbinden",
    options: {
      code: "Code der anderen Seite; „me“ verbindet deine Konten; ohne Angabe entsteht ein Code",
      end: "Beenden: für das Team oder für dein eigenes Konto",
    },
  },
  agent: {
    description:
      "Einen KI-Assistenten anbinden, der MCP spricht, etwa Claude: ein Token holen oder widerrufen",
    options: {
      for: "Ein neues Token: dein eigenes oder das des Teams, das nur liest",
      end: "Ein Token widerrufen: dein eigenes, das des Teams oder alle",
    },
  },
  feed: {
    description: "Paper im Feedreader lesen: Adresse eines Atom- oder JSON-Feeds holen, erneuern, widerrufen",
    options: {
      of: "Eine neue Adresse: der Paper dieses Kanals, seiner Beobachtungen oder der Team-Favoriten",
      end: "Die Adresse widerrufen: der Paper des Kanals, seiner Beobachtungen oder der Team-Favoriten",
    },
  },
  privacy: {
    description: "Was Paperboy über dich und das Team speichert, wie man es sieht und löscht",
    options: {
      what: "Dich ausgeben oder vergessen; für Verwalter: Namen, Assistenten, Frist, Team löschen",
      value: "Namen und Assistenten: on oder off; Frist: Zahl der Monate oder forever",
    },
  },
  help: { description: "Was Paperboy hier kann und wie man es fragt", options: {} },
} as const satisfies Words;
