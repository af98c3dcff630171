import type { Words } from "./words.ts";

const paper = { name: "artículo", description: "Identificador de arXiv o enlace, como 2506.01234" } as const;
const minUpvotes = { name: "votos-mín", description: "Omitir los artículos con menos votos" } as const;

/** Spanish. */
export const es = {
  today: { name: "hoy", description: "Los artículos más destacados del día, en este momento", options: {} },
  trending: {
    name: "tendencias",
    description: "Los artículos más votados del día, de los últimos 7 o de los últimos 30 días",
    options: {
      period: {
        name: "periodo",
        description: "Día, semana o mes (por defecto, semana)",
        choices: { day: "día", week: "semana", month: "mes" },
      },
    },
  },
  date: {
    name: "fecha",
    description: "Los artículos de un día, primero los más votados",
    options: { day: { name: "día", description: "Un día, como 2026-06-12" } },
  },
  search: {
    name: "buscar",
    description: "Encontrar artículos por tema, título, autor, organización, identificador o enlace",
    options: {
      query: { name: "consulta", description: "Qué buscar" },
      period: {
        name: "periodo",
        description: "Solo de la última semana, el último mes o el último año",
        choices: { week: "semana", month: "mes", year: "año", all: "todos" },
      },
      "min-upvotes": minUpvotes,
    },
  },
  show: {
    name: "mostrar",
    description: "Un artículo completo, por su identificador de arXiv o un enlace",
    shortcut: "Mostrar artículo",
    options: { paper },
  },
  similar: {
    name: "similares",
    description: "Artículos parecidos a uno que conoces, por identificador o enlace",
    options: { paper },
  },
  random: {
    name: "azar",
    description: "Un artículo que merece la pena, de la mejor mitad de un día pasado",
    options: {},
  },
  "for-us": {
    name: "para-nosotros",
    description: "De los últimos 30 días, lo que encaja con los votos del equipo y no ha salido aquí",
    options: {},
  },
  favourites: {
    name: "favoritos",
    description: "Los artículos que ha votado este equipo, primero los más votados",
    options: {
      period: {
        name: "periodo",
        description: "Semana, mes o todos (por defecto, mes)",
        choices: { week: "semana", month: "mes", all: "todos" },
      },
      scope: {
        name: "ámbito",
        description: "Votos de todo el equipo o solo de este canal (por defecto, equipo)",
        choices: { team: "equipo", channel: "canal" },
      },
    },
  },
  vote: {
    name: "votar",
    description: "Votar a favor de un artículo, en contra, marcarlo como leído o deshacerlo",
    options: {
      paper,
      as: {
        name: "voto",
        description: "A favor, en contra, leído o deshacer (por defecto, a favor)",
        choices: { up: "a favor", down: "en contra", read: "leído", none: "deshacer" },
      },
    },
  },
  save: {
    name: "guardar",
    description: "Poner un artículo en tu lista de lectura, que nadie más ve",
    shortcut: "Guardar artículo",
    options: { paper },
  },
  list: {
    name: "lecturas",
    description: "Tu lista de lectura, que nadie más ve",
    options: {
      which: {
        name: "cuáles",
        description: "Pendientes, leídos o todos (por defecto, pendientes)",
        choices: { open: "pendientes", done: "leídos", all: "todos" },
      },
    },
  },
  done: {
    name: "leído",
    description: "Marcar un artículo de tu lista como leído, o de nuevo como pendiente",
    options: { paper, undo: { name: "deshacer", description: "Al final sigue pendiente" } },
  },
  export: {
    name: "exportar",
    description: "Los favoritos del equipo, tu lista de lectura o un artículo, como archivo",
    options: {
      format: {
        name: "formato",
        description: "BibTeX, RIS, CSV o JSON (por defecto, BibTeX)",
        choices: { bibtex: "BibTeX", ris: "RIS", csv: "CSV", json: "JSON" },
      },
      what: {
        name: "qué",
        description: "favourites (favoritos), list (lecturas), un identificador de arXiv o un enlace",
      },
      period: {
        name: "periodo",
        description: "Votados o guardados en la última semana, el último mes, o todos (por defecto)",
        choices: { week: "semana", month: "mes", all: "todos" },
      },
    },
  },
  club: {
    name: "club",
    description: "El club de lectura: proponer, votar, fijar fecha y ponente, y mirar atrás",
    options: {
      verb: {
        name: "acción",
        description: "Qué hacer (por defecto, listar)",
        choices: {
          list: "listar",
          nominate: "proponer",
          vote: "votar",
          withdraw: "retirar",
          schedule: "programar",
          cancel: "cancelar",
          history: "historial",
        },
      },
      paper,
      date: { name: "fecha", description: "Para programar: una fecha como 2026-12-03, tomorrow o thursday" },
      time: { name: "hora", description: "Para programar: una hora como 15:00, en la zona de este canal" },
      presenter: { name: "ponente", description: "Para programar: quién presenta" },
      minutes: { name: "minutos", description: "Para programar: cuánto dura (por defecto, 60)" },
    },
  },
  subscribe: {
    name: "suscribir",
    description: "Traer los artículos del día a este canal, o cambiar cuándo y cuáles",
    options: {
      time: { name: "hora", description: "Hora local, como 09:00 (por defecto, 09:00)" },
      timezone: {
        name: "zona",
        description: "Zona horaria IANA, como Europe/Madrid (por defecto, la tuya o UTC)",
      },
      count: { name: "cantidad", description: "Artículos al día (por defecto, 5)" },
      days: { name: "días", description: "Días: mon-fri, mon,wed,fri o daily (por defecto, mon-fri)" },
      "min-upvotes": minUpvotes,
      include: {
        name: "solo-con",
        description: "Solo con alguna de estas palabras clave, separadas por comas; none las borra",
      },
      exclude: {
        name: "sin",
        description: "Ninguno con estas palabras clave, separadas por comas; none las borra",
      },
      "quiet-notice": { name: "aviso-vacío", description: "Avisar los días sin artículos (por defecto, no)" },
      wrap: {
        name: "resumen",
        description: "Día del resumen semanal, como friday, u off (por defecto, off)",
      },
      taste: {
        name: "gustos",
        description: "Subir lo que encaja con los votos del equipo (por defecto, sí)",
      },
      "late-risers": {
        name: "rezagados",
        description: "Lo que sube después: en el siguiente mensaje (por defecto) o como respuesta",
        choices: { next: "siguiente mensaje", thread: "como respuesta" },
      },
      layout: {
        name: "formato",
        description: "En un foro: todos en una publicación (por defecto) o una por artículo",
        choices: { digest: "una al día", "post-per-paper": "una por artículo" },
      },
      to: {
        name: "destino",
        description: "Aquí, o solo a ti por mensajes directos",
        choices: { here: "aquí", me: "solo a mí" },
      },
    },
  },
  settings: {
    name: "ajustes",
    description: "Cuándo y qué artículos llegan a este canal, y cómo fue la última entrega",
    options: {},
  },
  watch: {
    name: "seguir",
    description: "Enterarse de un autor, una organización, una palabra clave o una categoría",
    options: {
      what: {
        name: "qué",
        description: "Qué seguir o qué hacer",
        choices: {
          author: "autor",
          organization: "organización",
          keyword: "palabra clave",
          category: "categoría",
          list: "listar",
          mute: "silenciar",
          unmute: "reactivar",
          remove: "quitar",
        },
      },
      value: {
        name: "valor",
        description: "Un nombre, palabra o categoría de arXiv (cs.CL); si no, su número en la lista",
      },
      to: {
        name: "destino",
        description: "Quién se entera: este canal, o solo tú por mensaje directo",
        choices: { here: "este canal", me: "solo yo" },
      },
      mode: {
        name: "modo",
        description: "Señalado en el mensaje del día, o enviado aparte (por defecto, aparte)",
        choices: { mark: "señalado", apart: "aparte" },
      },
    },
  },
  wrap: {
    name: "resumen",
    description: "Los últimos 7 días: los favoritos del equipo junto a los de Hugging Face, y lo que faltó",
    options: {},
  },
  preview: {
    name: "vista-previa",
    description: "Solo para ti: cómo sería ahora el próximo mensaje de este canal",
    options: {},
  },
  why: {
    name: "por-qué",
    description: "Qué pasó con el mensaje de un día, o por qué un artículo estaba o no",
    options: {
      about: {
        name: "sobre",
        description: "Un día como 2026-06-12, today, yesterday o un identificador de arXiv",
      },
    },
  },
  unsubscribe: {
    name: "cancelar",
    description: "Parar los artículos del día en este canal; los favoritos se conservan",
    options: {},
  },
  link: {
    name: "vincular",
    description: "Compartir favoritos con otro servidor o espacio, o vincular tus propias cuentas",
    options: {
      code: {
        name: "código",
        description: "Código del otro lado; «me» vincula tus cuentas; sin nada se crea uno",
      },
      end: {
        name: "terminar",
        description: "Ponerle fin: para el equipo o para tu cuenta",
        choices: { team: "equipo", me: "mi cuenta" },
      },
    },
  },
  privacy: {
    name: "privacidad",
    description: "Qué guarda Paperboy de ti y del equipo, cómo verlo y cómo borrarlo",
    options: {
      what: {
        name: "qué",
        description: "Exportarte u olvidarte; para gestores: nombres, plazo, borrar el equipo",
        choices: {
          export: "exportar",
          forget: "olvidar",
          names: "nombres",
          retention: "plazo",
          "delete-team": "borrar el equipo",
        },
      },
      value: { name: "valor", description: "Nombres: on u off; plazo: un número de meses, o forever" },
    },
  },
  help: { name: "ayuda", description: "Qué sabe hacer Paperboy aquí, y cómo pedírselo", options: {} },
} as const satisfies Words;
