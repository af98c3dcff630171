import type { Words } from "./words.ts";

const paper = { name: "paper", description: "arXiv-ID oder Link, etwa 2506.01234" } as const;
const minUpvotes = { name: "min-upvotes", description: "Paper mit weniger Upvotes weglassen" } as const;

/** German. */
export const de = {
  today: { name: "heute", description: "Die meistbeachteten Paper des Tages, Stand jetzt", options: {} },
  trending: {
    name: "trends",
    description: "Die Paper mit den meisten Upvotes des Tages, der letzten 7 oder der letzten 30 Tage",
    options: {
      period: {
        name: "zeitraum",
        description: "Tag, Woche oder Monat (sonst Woche)",
        choices: { day: "Tag", week: "Woche", month: "Monat" },
      },
    },
  },
  date: {
    name: "datum",
    description: "Die Paper eines Tages, die mit den meisten Upvotes zuerst",
    options: { day: { name: "tag", description: "Ein Tag, etwa 2026-06-12" } },
  },
  search: {
    name: "suche",
    description: "Paper finden: nach Thema, Titel, Autor, Organisation, arXiv-ID oder Link",
    options: {
      query: { name: "anfrage", description: "Wonach gesucht wird" },
      period: {
        name: "zeitraum",
        description: "Nur Paper der letzten Woche, des letzten Monats oder Jahres",
        choices: { week: "Woche", month: "Monat", year: "Jahr", all: "alle" },
      },
      "min-upvotes": minUpvotes,
    },
  },
  show: {
    name: "zeige",
    description: "Ein Paper ausführlich, nach seiner arXiv-ID oder einem Link",
    shortcut: "Paper zeigen",
    options: { paper },
  },
  similar: {
    name: "ähnlich",
    description: "Paper wie eines, das du kennst, nach arXiv-ID oder Link",
    options: { paper },
  },
  random: {
    name: "zufall",
    description: "Ein lesenswertes Paper aus der besseren Hälfte eines früheren Tages",
    options: {},
  },
  "for-us": {
    name: "für-uns",
    description: "Paper der letzten 30 Tage, die zu den Stimmen des Teams passen und hier noch nicht waren",
    options: {},
  },
  favourites: {
    name: "favoriten",
    description: "Die Paper, für die dieses Team gestimmt hat, meiste Stimmen zuerst",
    options: {
      period: {
        name: "zeitraum",
        description: "Woche, Monat oder alle (sonst Monat)",
        choices: { week: "Woche", month: "Monat", all: "alle" },
      },
      scope: {
        name: "umfang",
        description: "Stimmen des ganzen Teams oder nur dieses Kanals (sonst Team)",
        choices: { team: "Team", channel: "Kanal" },
      },
    },
  },
  vote: {
    name: "stimme",
    description: "Für ein Paper stimmen, dagegen, als gelesen markieren oder das zurücknehmen",
    options: {
      paper,
      as: {
        name: "als",
        description: "Dafür, dagegen, gelesen oder zurücknehmen (sonst dafür)",
        choices: { up: "dafür", down: "dagegen", read: "gelesen", none: "zurücknehmen" },
      },
    },
  },
  save: {
    name: "merken",
    description: "Ein Paper auf deine eigene Leseliste setzen, die sonst niemand sieht",
    shortcut: "Paper merken",
    options: { paper },
  },
  list: {
    name: "leseliste",
    description: "Deine eigene Leseliste, die sonst niemand sieht",
    options: {
      which: {
        name: "welche",
        description: "Offene, gelesene oder alle (sonst offene)",
        choices: { open: "offene", done: "gelesene", all: "alle" },
      },
    },
  },
  done: {
    name: "gelesen",
    description: "Ein Paper deiner Leseliste als gelesen oder wieder als ungelesen markieren",
    options: { paper, undo: { name: "doch-nicht", description: "Es ist doch noch zu lesen" } },
  },
  export: {
    name: "export",
    description: "Die Favoriten des Teams, deine Leseliste oder ein Paper als Datei",
    options: {
      format: {
        name: "format",
        description: "BibTeX, RIS, CSV oder JSON (sonst BibTeX)",
        choices: { bibtex: "BibTeX", ris: "RIS", csv: "CSV", json: "JSON" },
      },
      what: {
        name: "was",
        description: "favourites (Favoriten), list (Leseliste) oder arXiv-ID oder Link (sonst Favoriten)",
      },
      period: {
        name: "zeitraum",
        description: "Bewertet oder gemerkt in der letzten Woche, im letzten Monat, oder alle (sonst alle)",
        choices: { week: "Woche", month: "Monat", all: "alle" },
      },
    },
  },
  club: {
    name: "club",
    description:
      "Der Journal Club: Paper vorschlagen, abstimmen, Termin und Vortrag festlegen, zurückblicken",
    options: {
      verb: {
        name: "aktion",
        description: "Was zu tun ist (sonst auflisten)",
        choices: {
          list: "auflisten",
          nominate: "vorschlagen",
          vote: "abstimmen",
          withdraw: "zurückziehen",
          schedule: "ansetzen",
          cancel: "absagen",
          history: "Rückblick",
        },
      },
      paper,
      date: { name: "datum", description: "Zum Ansetzen: ein Datum wie 2026-12-03, tomorrow oder thursday" },
      time: { name: "uhrzeit", description: "Zum Ansetzen: Uhrzeit wie 15:00 in der Zeitzone dieses Kanals" },
      presenter: { name: "vortrag", description: "Zum Ansetzen: wer vorträgt" },
      minutes: { name: "minuten", description: "Zum Ansetzen: wie lange (sonst 60)" },
    },
  },
  subscribe: {
    name: "abonnieren",
    description: "Die Paper des Tages in diesen Kanal bringen oder ändern, wann und welche",
    options: {
      time: { name: "uhrzeit", description: "Örtliche Uhrzeit, etwa 09:00 (sonst 09:00)" },
      timezone: {
        name: "zeitzone",
        description: "IANA-Zeitzone, etwa Europe/Berlin (sonst deine oder UTC)",
      },
      count: { name: "anzahl", description: "Paper am Tag (sonst 5)" },
      days: { name: "tage", description: "Tage: mon-fri, mon,wed,fri oder daily (sonst mon-fri)" },
      "min-upvotes": minUpvotes,
      include: {
        name: "nur-mit",
        description: "Nur Paper mit einem dieser Stichwörter, durch Kommas getrennt; none leert",
      },
      exclude: {
        name: "ohne",
        description: "Keine Paper mit diesen Stichwörtern, durch Kommas getrennt; none leert",
      },
      "quiet-notice": { name: "leermeldung", description: "An Tagen ohne Paper Bescheid sagen (sonst nein)" },
      wrap: {
        name: "rückblick",
        description: "Wochentag für den Wochenrückblick, etwa friday, oder off (sonst off)",
      },
      taste: { name: "geschmack", description: "Anheben, wofür das Team gestimmt hat (sonst ja)" },
      "late-risers": {
        name: "nachzügler",
        description: "Was danach steigt: in den nächsten Beitrag (sonst) oder als Antwort darunter",
        choices: { next: "nächster Beitrag", thread: "Antwort darunter" },
      },
      layout: {
        name: "aufteilung",
        description: "Im Forum: alle Paper des Tages in einem Beitrag (sonst) oder jedes in einem eigenen",
        choices: { digest: "ein Beitrag am Tag", "post-per-paper": "ein Beitrag je Paper" },
      },
      to: {
        name: "wohin",
        description: "Hierher oder nur an dich als Direktnachricht",
        choices: { here: "hierher", me: "nur an mich" },
      },
    },
  },
  settings: {
    name: "einstellungen",
    description: "Wann und welche Paper in diesen Kanal kommen und wie die letzte Zustellung lief",
    options: {},
  },
  watch: {
    name: "beobachten",
    description: "Von einem Autor, einer Organisation, einem Stichwort oder Fachgebiet hören",
    options: {
      what: {
        name: "was",
        description: "Was beobachtet oder getan werden soll",
        choices: {
          author: "Autor",
          organization: "Organisation",
          keyword: "Stichwort",
          category: "Fachgebiet",
          list: "auflisten",
          mute: "stumm schalten",
          unmute: "wieder melden",
          remove: "entfernen",
        },
      },
      value: {
        name: "wert",
        description: "Name, Wort oder arXiv-Fachgebiet wie cs.CL; beim Ändern die Nummer in der Liste",
      },
      to: {
        name: "wohin",
        description: "Wer davon hört: dieser Kanal oder nur du per Direktnachricht",
        choices: { here: "dieser Kanal", me: "nur ich" },
      },
      mode: {
        name: "art",
        description: "Im täglichen Beitrag markiert oder für sich (sonst für sich)",
        choices: { mark: "markiert", apart: "für sich" },
      },
    },
  },
  wrap: {
    name: "wochenschau",
    description: "Rückblick auf 7 Tage: Favoriten des Teams neben denen von Hugging Face, und was fehlte",
    options: {},
  },
  preview: {
    name: "vorschau",
    description: "Nur für dich: was der nächste Beitrag dieses Kanals jetzt wäre",
    options: {},
  },
  why: {
    name: "warum",
    description: "Was aus dem Beitrag eines Tages wurde oder warum ein Paper dabei war oder nicht",
    options: {
      about: {
        name: "worüber",
        description: "Ein Tag wie 2026-06-12, today, yesterday oder eine arXiv-ID (sonst heute)",
      },
    },
  },
  unsubscribe: {
    name: "abbestellen",
    description: "Die täglichen Paper in diesem Kanal beenden; Favoriten bleiben",
    options: {},
  },
  link: {
    name: "verbinden",
    description: "Favoriten mit einem anderen Server oder Workspace teilen, oder deine Konten verbinden",
    options: {
      code: {
        name: "code",
        description: "Code der anderen Seite; „me“ verbindet deine Konten; ohne Angabe entsteht ein Code",
      },
      end: {
        name: "beenden",
        description: "Beenden: für das Team oder für dein eigenes Konto",
        choices: { team: "Team", me: "mein Konto" },
      },
    },
  },
  privacy: {
    name: "datenschutz",
    description: "Was Paperboy über dich und das Team speichert, wie man es sieht und löscht",
    options: {
      what: {
        name: "was",
        description: "Dich ausgeben oder vergessen; für Verwalter: Namen, Frist, Team löschen",
        choices: {
          export: "ausgeben",
          forget: "vergessen",
          names: "Namen",
          retention: "Frist",
          "delete-team": "Team löschen",
        },
      },
      value: { name: "wert", description: "Namen: on oder off; Frist: Zahl der Monate oder forever" },
    },
  },
  help: { name: "hilfe", description: "Was Paperboy hier kann und wie man es fragt", options: {} },
} as const satisfies Words;
