import type { Words } from "./words.ts";

const minUpvotes = "Omitir los artículos con menos votos";
const paper = "Identificador de arXiv o enlace, como 2506.01234";

/** Spanish. */
export const es = {
  today: { description: "Los artículos más destacados del día, en este momento", options: {} },
  trending: {
    description: "Los artículos más votados del día, de los últimos 7 o de los últimos 30 días",
    options: { period: "Día, semana o mes (por defecto, semana)" },
  },
  date: {
    description: "Los artículos de un día, primero los más votados",
    options: { day: "Un día, como 2026-06-12" },
  },
  search: {
    description: "Encontrar artículos por tema, título, autor, organización, identificador o enlace",
    options: {
      query: "Qué buscar",
      period: "Solo de la última semana, el último mes o el último año",
      "min-upvotes": minUpvotes,
    },
  },
  show: {
    description: "Un artículo completo, por su identificador de arXiv o un enlace",
    options: { paper },
  },
  similar: {
    description: "Artículos parecidos a uno que conoces, por identificador o enlace",
    options: { paper },
  },
  random: { description: "Un artículo que merece la pena, de la mejor mitad de un día pasado", options: {} },
  taste: {
    description: "Nombrar artículos que gustan al equipo",
    options: {
      papers: "IDs de arXiv, enlaces o BibTeX, cuantos quieras; vacío para verlos",
    },
  },
  zotero: {
    description: "Enviar artículos al grupo de Zotero",
    options: { votes: "Enviar desde tantos votos; 0: nunca" },
  },
  "for-us": {
    description: "De los últimos 30 días, lo que encaja con los votos del equipo y no ha salido aquí",
    options: {},
  },
  favourites: {
    description: "Los artículos que ha votado este equipo, primero los más votados",
    options: {
      period: "Semana, mes o todos (por defecto, mes)",
      scope: "Votos de todo el equipo o solo de este canal (por defecto, equipo)",
    },
  },
  vote: {
    description: "Votar a favor de un artículo, en contra, marcarlo como leído o deshacerlo",
    options: { paper, as: "A favor, en contra, leído o deshacer (por defecto, a favor)" },
  },
  save: { description: "Poner un artículo en tu lista de lectura, que nadie más ve", options: { paper } },
  list: {
    description: "Tu lista de lectura, que nadie más ve",
    options: { which: "Pendientes, leídos o todos (por defecto, pendientes)" },
  },
  done: {
    description: "Marcar un artículo de tu lista como leído, o de nuevo como pendiente",
    options: { paper, undo: "Al final sigue pendiente" },
  },
  export: {
    description: "Los favoritos del equipo, tu lista de lectura o un artículo, como archivo",
    options: {
      format: "BibTeX, RIS, CSV o JSON (por defecto, BibTeX)",
      what: "favourites (favoritos), list (lecturas), un identificador de arXiv o un enlace",
      period: "Votados o guardados en la última semana, el último mes, o todos (por defecto)",
    },
  },
  club: {
    description: "El club de lectura: proponer, votar, fijar fecha y ponente, y mirar atrás",
    options: {
      verb: "Qué hacer (por defecto, listar)",
      paper,
      date: "Para programar: una fecha como 2026-12-03, tomorrow o thursday",
      time: "Para programar: una hora como 15:00, en la zona de este canal",
      presenter: "Para programar: quién presenta",
      minutes: "Para programar: cuánto dura (por defecto, 60)",
    },
  },
  subscribe: {
    description: "Traer los artículos del día a este canal, o cambiar cuándo y cuáles",
    options: {
      time: "Hora local, como 09:00 (por defecto, 09:00)",
      timezone: "Zona horaria IANA, como Europe/Madrid (por defecto, la tuya o UTC)",
      count: "Artículos al día (por defecto, 5)",
      days: "Días: mon-fri, mon,wed,fri o daily (por defecto, mon-fri)",
      "min-upvotes": minUpvotes,
      include: "Solo con alguna de estas palabras clave, separadas por comas; none las borra",
      exclude: "Ninguno con estas palabras clave, separadas por comas; none las borra",
      "quiet-notice": "Avisar los días sin artículos (por defecto, no)",
      wrap: "Día del resumen semanal, como friday, u off (por defecto, off)",
      taste: "Subir lo que encaja con los votos del equipo (por defecto, sí)",
      opening: "Empezar con una línea sobre los artículos (por defecto, sí)",
      "late-risers": "Lo que sube después: en el siguiente mensaje (por defecto) o como respuesta",
      layout: "En un foro: todos en una publicación (por defecto) o una por artículo",
      style: "Compacto (por defecto) o rich: con imágenes",
      news: "Código y versiones de artículos que votasteis: en el resumen (por defecto), at-once u off",
      shared: "Reunir para el repaso semanal los artículos que se enlazan en este canal (por defecto, no)",
      to: "Adónde: aquí, solo a ti por mensaje directo, o a ti por correo",
      address: "Para el correo: tu dirección",
      code: "Para el correo: el código enviado a tu dirección",
    },
  },
  settings: {
    description: "Cuándo y qué artículos llegan a este canal, y cómo fue la última entrega",
    options: {},
  },
  watch: {
    description: "Enterarse de un autor, una organización, una palabra clave o una categoría",
    options: {
      what: "Qué seguir o qué hacer",
      value: "Un nombre, palabra o categoría de arXiv (cs.CL); si no, su número en la lista",
      to: "Quién se entera: este canal, o solo tú por mensaje directo",
      mode: "Señalado en el mensaje del día, o enviado aparte (por defecto, aparte)",
    },
  },
  wrap: {
    description: "Los últimos 7 días: los favoritos del equipo junto a los de Hugging Face, y lo que faltó",
    options: {},
  },
  preview: { description: "Solo para ti: cómo sería ahora el próximo mensaje de este canal", options: {} },
  why: {
    description: "Qué pasó con el mensaje de un día, o por qué un artículo estaba o no",
    options: { about: "Un día como 2026-06-12, today, yesterday o un identificador de arXiv" },
  },
  unsubscribe: {
    description: "Parar los artículos del día en este canal; los favoritos se conservan",
    options: { from: "Qué termina: los artículos de este canal (por defecto) o los que recibes por correo" },
  },
  shared: {
    description: "Los artículos compartidos en este canal; o añadir algunos con sus enlaces",
    options: { papers: "Enlaces o identificadores que añadir: arXiv, Hugging Face, OpenReview, DOI" },
  },
  link: {
    description: "Compartir favoritos con otro servidor o espacio, o vincular tus propias cuentas",
    options: {
      code: "Código del otro lado; «me» vincula tus cuentas; sin nada se crea uno",
      end: "Ponerle fin: para el equipo o para tu cuenta",
    },
  },
  agent: {
    description: "Conectar un asistente de IA que hable MCP, como Claude: obtener un token o revocarlo",
    options: {
      for: "Un token nuevo: el tuyo, o el del equipo, que solo lee",
      end: "Revocar un token: el tuyo, el del equipo o todos",
    },
  },
  feed: {
    description: "Leer en un lector de feeds: obtener, renovar o revocar la dirección de un feed Atom o JSON",
    options: {
      of: "Una dirección nueva: artículos de este canal, sus alertas o los favoritos del equipo",
      end: "Revocar la dirección: artículos de este canal, sus alertas o los favoritos del equipo",
    },
  },
  privacy: {
    description: "Qué guarda Paperboy de ti y del equipo, cómo verlo y cómo borrarlo",
    options: {
      what: "Exportarte u olvidarte; para gestores: nombres, asistentes, plazo, borrar el equipo",
      value: "Nombres y asistentes: on u off; plazo: un número de meses, o forever",
    },
  },
  help: { description: "Qué sabe hacer Paperboy aquí, y cómo pedírselo", options: {} },
} as const satisfies Words;
