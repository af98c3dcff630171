import type { CommandGroup } from "../../src/chat/command.ts";

/** Commands about the asker's own list: `/papers list save`. */
export const LIST: CommandGroup = {
  name: "list",
  description: "Your own reading list, which nobody else sees",
  translations: {
    de: "Deine eigene Leseliste, die sonst niemand sieht",
    fr: "Ta liste de lecture personnelle, que personne d’autre ne voit",
    es: "Tu lista de lectura, que nadie más ve",
    ja: "自分だけに見えるリーディングリスト",
    ko: "나만 볼 수 있는 읽기 목록",
    zh: "只有你能看到的阅读清单",
  },
};

/** Commands about a channel's digest: `/papers digest preview`. */
export const DIGEST: CommandGroup = {
  name: "digest",
  description: "The digest of this channel: its settings, the next one, and why one was as it was",
  translations: {
    de: "Der Beitrag dieses Kanals: Einstellungen, der nächste, und warum einer so war",
    fr: "Le digest de ce salon : réglages, le prochain, et pourquoi un digest était ainsi",
    es: "El resumen de este canal: ajustes, el próximo y por qué uno fue así",
    ja: "このチャンネルのダイジェスト：設定、次回の内容、選ばれた理由",
    ko: "이 채널의 다이제스트: 설정, 다음 내용, 선정 이유",
    zh: "此频道的摘要：设置、下一期，以及为何如此",
  },
};

/** Commands about the team: `/papers team link`. */
export const TEAM: CommandGroup = {
  name: "team",
  description: "Papers that suit this team, what it shares with others, and what is kept about it",
  translations: {
    de: "Was zu diesem Team passt, was es mit anderen teilt und was gespeichert wird",
    fr: "Ce qui convient à cette équipe, ce qu’elle partage et ce qui est conservé",
    es: "Lo que encaja con este equipo, lo que comparte y lo que se guarda",
    ja: "このチームに合う論文、共有、保存されるデータ",
    ko: "이 팀에 맞는 논문, 공유, 저장되는 데이터",
    zh: "适合本团队的论文、共享内容以及所保存的数据",
  },
};
