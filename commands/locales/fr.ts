import type { Words } from "./words.ts";

const minUpvotes = "Écarter les articles qui ont moins de votes";
const paper = "Identifiant arXiv ou lien, comme 2506.01234";

/** French. */
export const fr = {
  today: { description: "Les articles les plus remarqués du jour, à cet instant", options: {} },
  trending: {
    description: "Les articles les plus votés du jour, des 7 ou des 30 derniers jours",
    options: { period: "Jour, semaine ou mois (par défaut : semaine)" },
  },
  date: {
    description: "Les articles d'un jour donné, les plus votés d'abord",
    options: { day: "Un jour, comme 2026-06-12" },
  },
  search: {
    description: "Trouver des articles par sujet, titre, auteur, organisation, identifiant arXiv ou lien",
    options: {
      query: "Ce qu'il faut chercher",
      period: "Seulement la dernière semaine, le dernier mois ou la dernière année",
      "min-upvotes": minUpvotes,
    },
  },
  show: { description: "Un article en détail, par son identifiant arXiv ou un lien", options: { paper } },
  similar: {
    description: "Des articles proches de l'un d'eux, par identifiant arXiv ou lien",
    options: { paper },
  },
  random: { description: "Un article à lire, tiré de la meilleure moitié d'un jour passé", options: {} },
  taste: {
    description: "Nommer des articles que l’équipe aime",
    options: {
      papers: "Identifiants arXiv, liens ou BibTeX, autant que voulu ; vide pour les voir",
    },
  },
  zotero: {
    description: "Envoyer des articles au groupe Zotero",
    options: { votes: "Envoyer dès tant de votes ; 0 : non" },
  },
  "for-us": {
    description: "Des 30 derniers jours, ce qui suit les votes de l'équipe et n'est pas encore paru ici",
    options: {},
  },
  favourites: {
    description: "Les articles pour lesquels l'équipe a voté, les plus votés d'abord",
    options: {
      period: "Semaine, mois ou tous (par défaut : mois)",
      scope: "Votes de toute l'équipe ou de ce salon seulement (par défaut : équipe)",
    },
  },
  vote: {
    description: "Voter pour un article, contre, le marquer comme lu, ou revenir en arrière",
    options: { paper, as: "Pour, contre, lu ou annuler (par défaut : pour)" },
  },
  save: {
    description: "Mettre un article dans votre liste de lecture, que personne d'autre ne voit",
    options: { paper },
  },
  list: {
    description: "Votre liste de lecture, que personne d'autre ne voit",
    options: { which: "À lire, lus ou tous (par défaut : à lire)" },
  },
  done: {
    description: "Marquer un article de votre liste comme lu, ou de nouveau à lire",
    options: { paper, undo: "Il reste finalement à lire" },
  },
  export: {
    description: "Les favoris de l'équipe, votre liste de lecture ou un article, en fichier",
    options: {
      format: "BibTeX, RIS, CSV ou JSON (par défaut : BibTeX)",
      what: "favourites (favoris), list (lectures), un identifiant arXiv ou un lien",
      period: "Votés ou gardés la dernière semaine, le dernier mois, ou tous (par défaut : tous)",
    },
  },
  club: {
    description: "Le club de lecture : proposer, voter, fixer une date et un orateur, revoir le passé",
    options: {
      verb: "Que faire (par défaut : lister)",
      paper,
      date: "Pour planifier : une date comme 2026-12-03, tomorrow ou thursday",
      time: "Pour planifier : une heure comme 15:00, au fuseau de ce salon",
      presenter: "Pour planifier : qui présente",
      minutes: "Pour planifier : la durée (par défaut : 60)",
    },
  },
  subscribe: {
    description: "Recevoir les articles du jour dans ce salon, ou changer quand et lesquels",
    options: {
      time: "Heure locale, comme 09:00 (par défaut : 09:00)",
      timezone: "Fuseau IANA, comme Europe/Paris (par défaut : le vôtre, ou UTC)",
      count: "Articles par jour (par défaut : 5)",
      days: "Jours : mon-fri, mon,wed,fri ou daily (par défaut : mon-fri)",
      "min-upvotes": minUpvotes,
      include: "Seulement avec un de ces mots-clés, séparés par des virgules ; none efface",
      exclude: "Aucun article avec ces mots-clés, séparés par des virgules ; none efface",
      "quiet-notice": "Le dire les jours sans article (par défaut : non)",
      wrap: "Jour du bilan de la semaine, comme friday, ou off (par défaut : off)",
      taste: "Faire monter ce qui suit les votes de l'équipe (par défaut : oui)",
      opening: "Commencer par une ligne sur les articles (par défaut : oui)",
      "late-risers": "Ce qui monte après : dans le message suivant (par défaut) ou en réponse",
      layout: "Dans un forum : tout en un post (par défaut) ou un post par article",
      style: "Compact (par défaut) ou rich : avec des images",
      news: "Code et versions des articles pour lesquels vous avez voté : digest (défaut), at-once ou off",
      shared: "Réunir pour le récap les articles vers lesquels on met un lien dans ce salon (défaut : non)",
      to: "Où : ici, à vous seul en message direct, ou à vous par e-mail",
      address: "Pour l’e-mail : votre adresse",
      code: "Pour l’e-mail : le code envoyé à votre adresse",
    },
  },
  settings: {
    description: "Quand et quels articles viennent dans ce salon, et comment s'est passé le dernier envoi",
    options: {},
  },
  watch: {
    description: "Être averti d'un auteur, d'une organisation, d'un mot-clé ou d'une catégorie",
    options: {
      what: "Ce qu'il faut suivre ou faire",
      value: "Un nom, un mot ou une catégorie arXiv (cs.CL) ; sinon le numéro dans la liste",
      to: "Qui est averti : ce salon, ou vous seul par message privé",
      mode: "Signalé dans le message du jour, ou envoyé à part (par défaut : à part)",
    },
  },
  wrap: {
    description:
      "Retour sur 7 jours : les favoris de l'équipe à côté de ceux de Hugging Face, et les oubliés",
    options: {},
  },
  preview: {
    description: "Pour vous seul : ce que serait maintenant le prochain message de ce salon",
    options: {},
  },
  why: {
    description: "Ce qu'est devenu le message d'un jour, ou pourquoi un article y était ou non",
    options: { about: "Un jour comme 2026-06-12, today, yesterday ou un identifiant arXiv" },
  },
  unsubscribe: {
    description: "Arrêter les articles du jour dans ce salon ; les favoris restent",
    options: {
      from: "Ce qui s’arrête : les articles de ce salon (par défaut), ou ceux que vous recevez par e-mail",
    },
  },
  shared: {
    description: "Les articles partagés dans ce salon ; ou en ajouter par leurs liens",
    options: { papers: "Liens ou identifiants à ajouter : arXiv, Hugging Face, OpenReview, DOI" },
  },
  link: {
    description: "Partager les favoris avec un autre serveur ou espace, ou relier vos propres comptes",
    options: {
      code: "Code de l'autre côté ; « me » relie vos comptes ; rien en crée un",
      end: "Y mettre fin : pour l'équipe, ou pour votre compte",
    },
  },
  agent: {
    description: "Relier un assistant IA qui parle MCP, comme Claude : obtenir un jeton ou en révoquer un",
    options: {
      for: "Un nouveau jeton : le vôtre, ou celui de l’équipe, qui ne fait que lire",
      end: "Révoquer un jeton : le vôtre, celui de l’équipe, ou tous",
    },
  },
  feed: {
    description:
      "Lire dans un lecteur de flux : obtenir, renouveler ou révoquer l’adresse d’un flux Atom ou JSON",
    options: {
      of: "Une nouvelle adresse : articles de ce salon, ses veilles, ou favoris de l’équipe",
      end: "Révoquer l’adresse : articles de ce salon, ses veilles, ou favoris de l’équipe",
    },
  },
  privacy: {
    description: "Ce que Paperboy garde de vous et de l'équipe, comment le voir et l'effacer",
    options: {
      what: "Vous exporter ou oublier ; pour les gérants : noms, assistants, durée, effacer l'équipe",
      value: "Noms et assistants : on ou off ; durée : un nombre de mois, ou forever",
    },
  },
  help: { description: "Ce que Paperboy sait faire ici, et comment le lui demander", options: {} },
} as const satisfies Words;
