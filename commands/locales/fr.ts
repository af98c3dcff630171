import type { Words } from "./words.ts";

const paper = { name: "article", description: "Identifiant arXiv ou lien, comme 2506.01234" } as const;
const minUpvotes = { name: "votes-min", description: "Écarter les articles qui ont moins de votes" } as const;

/** French. */
export const fr = {
  today: {
    name: "aujourdhui",
    description: "Les articles les plus remarqués du jour, à cet instant",
    options: {},
  },
  trending: {
    name: "tendances",
    description: "Les articles les plus votés du jour, des 7 ou des 30 derniers jours",
    options: {
      period: {
        name: "période",
        description: "Jour, semaine ou mois (par défaut : semaine)",
        choices: { day: "jour", week: "semaine", month: "mois" },
      },
    },
  },
  date: {
    name: "date",
    description: "Les articles d'un jour donné, les plus votés d'abord",
    options: { day: { name: "jour", description: "Un jour, comme 2026-06-12" } },
  },
  search: {
    name: "chercher",
    description: "Trouver des articles par sujet, titre, auteur, organisation, identifiant arXiv ou lien",
    options: {
      query: { name: "requête", description: "Ce qu'il faut chercher" },
      period: {
        name: "période",
        description: "Seulement la dernière semaine, le dernier mois ou la dernière année",
        choices: { week: "semaine", month: "mois", year: "année", all: "tous" },
      },
      "min-upvotes": minUpvotes,
    },
  },
  show: {
    name: "afficher",
    description: "Un article en détail, par son identifiant arXiv ou un lien",
    shortcut: "Afficher l'article",
    options: { paper },
  },
  similar: {
    name: "similaires",
    description: "Des articles proches de l'un d'eux, par identifiant arXiv ou lien",
    options: { paper },
  },
  random: {
    name: "hasard",
    description: "Un article à lire, tiré de la meilleure moitié d'un jour passé",
    options: {},
  },
  "for-us": {
    name: "pour-nous",
    description: "Des 30 derniers jours, ce qui suit les votes de l'équipe et n'est pas encore paru ici",
    options: {},
  },
  favourites: {
    name: "favoris",
    description: "Les articles pour lesquels l'équipe a voté, les plus votés d'abord",
    options: {
      period: {
        name: "période",
        description: "Semaine, mois ou tous (par défaut : mois)",
        choices: { week: "semaine", month: "mois", all: "tous" },
      },
      scope: {
        name: "portée",
        description: "Votes de toute l'équipe ou de ce salon seulement (par défaut : équipe)",
        choices: { team: "équipe", channel: "salon" },
      },
    },
  },
  vote: {
    name: "voter",
    description: "Voter pour un article, contre, le marquer comme lu, ou revenir en arrière",
    options: {
      paper,
      as: {
        name: "vote",
        description: "Pour, contre, lu ou annuler (par défaut : pour)",
        choices: { up: "pour", down: "contre", read: "lu", none: "annuler" },
      },
    },
  },
  save: {
    name: "garder",
    description: "Mettre un article dans votre liste de lecture, que personne d'autre ne voit",
    shortcut: "Garder l'article",
    options: { paper },
  },
  list: {
    name: "lectures",
    description: "Votre liste de lecture, que personne d'autre ne voit",
    options: {
      which: {
        name: "lesquels",
        description: "À lire, lus ou tous (par défaut : à lire)",
        choices: { open: "à lire", done: "lus", all: "tous" },
      },
    },
  },
  done: {
    name: "lu",
    description: "Marquer un article de votre liste comme lu, ou de nouveau à lire",
    options: { paper, undo: { name: "annuler", description: "Il reste finalement à lire" } },
  },
  export: {
    name: "exporter",
    description: "Les favoris de l'équipe, votre liste de lecture ou un article, en fichier",
    options: {
      format: {
        name: "format",
        description: "BibTeX, RIS, CSV ou JSON (par défaut : BibTeX)",
        choices: { bibtex: "BibTeX", ris: "RIS", csv: "CSV", json: "JSON" },
      },
      what: {
        name: "quoi",
        description: "favourites (favoris), list (lectures), un identifiant arXiv ou un lien",
      },
      period: {
        name: "période",
        description: "Votés ou gardés la dernière semaine, le dernier mois, ou tous (par défaut : tous)",
        choices: { week: "semaine", month: "mois", all: "tous" },
      },
    },
  },
  club: {
    name: "club",
    description: "Le club de lecture : proposer, voter, fixer une date et un orateur, revoir le passé",
    options: {
      verb: {
        name: "action",
        description: "Que faire (par défaut : lister)",
        choices: {
          list: "lister",
          nominate: "proposer",
          vote: "voter",
          withdraw: "retirer",
          schedule: "planifier",
          cancel: "annuler",
          history: "historique",
        },
      },
      paper,
      date: { name: "date", description: "Pour planifier : une date comme 2026-12-03, tomorrow ou thursday" },
      time: { name: "heure", description: "Pour planifier : une heure comme 15:00, au fuseau de ce salon" },
      presenter: { name: "orateur", description: "Pour planifier : qui présente" },
      minutes: { name: "minutes", description: "Pour planifier : la durée (par défaut : 60)" },
    },
  },
  subscribe: {
    name: "abonner",
    description: "Recevoir les articles du jour dans ce salon, ou changer quand et lesquels",
    options: {
      time: { name: "heure", description: "Heure locale, comme 09:00 (par défaut : 09:00)" },
      timezone: {
        name: "fuseau",
        description: "Fuseau IANA, comme Europe/Paris (par défaut : le vôtre, ou UTC)",
      },
      count: { name: "nombre", description: "Articles par jour (par défaut : 5)" },
      days: { name: "jours", description: "Jours : mon-fri, mon,wed,fri ou daily (par défaut : mon-fri)" },
      "min-upvotes": minUpvotes,
      include: {
        name: "seulement",
        description: "Seulement avec un de ces mots-clés, séparés par des virgules ; none efface",
      },
      exclude: {
        name: "sauf",
        description: "Aucun article avec ces mots-clés, séparés par des virgules ; none efface",
      },
      "quiet-notice": { name: "avis-vide", description: "Le dire les jours sans article (par défaut : non)" },
      wrap: {
        name: "bilan",
        description: "Jour du bilan de la semaine, comme friday, ou off (par défaut : off)",
      },
      taste: {
        name: "goût",
        description: "Faire monter ce qui suit les votes de l'équipe (par défaut : oui)",
      },
      "late-risers": {
        name: "retardataires",
        description: "Ce qui monte après : dans le message suivant (par défaut) ou en réponse",
        choices: { next: "message suivant", thread: "en réponse" },
      },
      layout: {
        name: "forme",
        description: "Dans un forum : tout en un post (par défaut) ou un post par article",
        choices: { digest: "un post par jour", "post-per-paper": "un post par article" },
      },
      to: {
        name: "où",
        description: "Ici, ou à vous seul par messages privés",
        choices: { here: "ici", me: "à moi seul" },
      },
    },
  },
  settings: {
    name: "réglages",
    description: "Quand et quels articles viennent dans ce salon, et comment s'est passé le dernier envoi",
    options: {},
  },
  watch: {
    name: "suivre",
    description: "Être averti d'un auteur, d'une organisation, d'un mot-clé ou d'une catégorie",
    options: {
      what: {
        name: "quoi",
        description: "Ce qu'il faut suivre ou faire",
        choices: {
          author: "auteur",
          organization: "organisation",
          keyword: "mot-clé",
          category: "catégorie",
          list: "lister",
          mute: "mettre en sourdine",
          unmute: "rétablir",
          remove: "retirer",
        },
      },
      value: {
        name: "valeur",
        description: "Un nom, un mot ou une catégorie arXiv (cs.CL) ; sinon le numéro dans la liste",
      },
      to: {
        name: "où",
        description: "Qui est averti : ce salon, ou vous seul par message privé",
        choices: { here: "ce salon", me: "moi seul" },
      },
      mode: {
        name: "mode",
        description: "Signalé dans le message du jour, ou envoyé à part (par défaut : à part)",
        choices: { mark: "signalé", apart: "à part" },
      },
    },
  },
  wrap: {
    name: "bilan",
    description:
      "Retour sur 7 jours : les favoris de l'équipe à côté de ceux de Hugging Face, et les oubliés",
    options: {},
  },
  preview: {
    name: "aperçu",
    description: "Pour vous seul : ce que serait maintenant le prochain message de ce salon",
    options: {},
  },
  why: {
    name: "pourquoi",
    description: "Ce qu'est devenu le message d'un jour, ou pourquoi un article y était ou non",
    options: {
      about: {
        name: "sujet",
        description: "Un jour comme 2026-06-12, today, yesterday ou un identifiant arXiv",
      },
    },
  },
  unsubscribe: {
    name: "désabonner",
    description: "Arrêter les articles du jour dans ce salon ; les favoris restent",
    options: {},
  },
  link: {
    name: "relier",
    description: "Partager les favoris avec un autre serveur ou espace, ou relier vos propres comptes",
    options: {
      code: {
        name: "code",
        description: "Code de l'autre côté ; « me » relie vos comptes ; rien en crée un",
      },
      end: {
        name: "arrêter",
        description: "Y mettre fin : pour l'équipe, ou pour votre compte",
        choices: { team: "équipe", me: "mon compte" },
      },
    },
  },
  privacy: {
    name: "confidentialité",
    description: "Ce que Paperboy garde de vous et de l'équipe, comment le voir et l'effacer",
    options: {
      what: {
        name: "quoi",
        description: "Vous exporter ou oublier ; pour les gérants : noms, durée, effacer l'équipe",
        choices: {
          export: "exporter",
          forget: "oublier",
          names: "noms",
          retention: "durée",
          "delete-team": "effacer l'équipe",
        },
      },
      value: { name: "valeur", description: "Noms : on ou off ; durée : un nombre de mois, ou forever" },
    },
  },
  help: {
    name: "aide",
    description: "Ce que Paperboy sait faire ici, et comment le lui demander",
    options: {},
  },
} as const satisfies Words;
