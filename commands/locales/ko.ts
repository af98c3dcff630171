import type { Words } from "./words.ts";

const minUpvotes = "추천이 이보다 적은 논문은 제외";
const paper = "arXiv ID 또는 링크 (예: 2506.01234)";

/** Korean. */
export const ko = {
  today: { description: "지금 이 시각 오늘의 인기 논문", options: {} },
  trending: {
    description: "오늘, 최근 7일 또는 최근 30일 동안 추천을 가장 많이 받은 논문",
    options: { period: "일, 주, 월 (기본값: 주)" },
  },
  date: {
    description: "특정 날짜의 논문을 추천 많은 순으로 보기",
    options: { day: "날짜 (예: 2026-06-12)" },
  },
  search: {
    description: "주제, 제목, 저자, 기관, arXiv ID 또는 링크로 논문 찾기",
    options: { query: "찾을 내용", period: "최근 1주, 1개월 또는 1년의 논문만", "min-upvotes": minUpvotes },
  },
  show: { description: "arXiv ID나 링크로 논문 한 편 자세히 보기", options: { paper } },
  similar: { description: "알고 있는 논문과 비슷한 논문 찾기", options: { paper } },
  random: { description: "지난 날의 상위 절반에서 고른 볼만한 논문 한 편", options: {} },
  taste: {
    description: "팀이 좋아하는 논문 등록 (투표처럼 반영)",
    options: {
      papers: "arXiv ID, 링크 또는 BibTeX를 원하는 만큼; 비워 두면 목록 보기",
    },
  },
  zotero: {
    description: "Zotero 그룹으로 논문 보내기",
    options: { votes: "이만큼 투표받으면 보내기; 0: 안 함" },
  },
  "for-us": { description: "최근 30일 논문 중 팀의 취향에 맞고 아직 여기에 올라오지 않은 것", options: {} },
  favourites: {
    description: "팀이 투표한 논문을 표가 많은 순으로 보기",
    options: {
      period: "주, 월 또는 전체 (기본값: 월)",
      scope: "팀 전체의 표 또는 이 채널의 표 (기본값: 팀)",
    },
  },
  vote: {
    description: "논문에 찬성, 반대, 읽음 표시를 하거나 되돌리기",
    options: { paper, as: "찬성, 반대, 읽음, 되돌리기 (기본값: 찬성)" },
  },
  save: { description: "나만 보는 읽기 목록에 논문 넣기", options: { paper } },
  list: {
    description: "나만 보는 읽기 목록",
    options: { which: "읽을 것, 읽은 것, 전체 (기본값: 읽을 것)" },
  },
  done: {
    description: "읽기 목록의 논문을 읽음으로 표시하거나 다시 읽을 것으로 되돌리기",
    options: { paper, undo: "아직 읽을 것으로 되돌리기" },
  },
  export: {
    description: "팀의 즐겨찾기, 내 읽기 목록 또는 논문 한 편을 파일로 받기",
    options: {
      format: "BibTeX, RIS, CSV, JSON (기본값: BibTeX)",
      what: "favourites(즐겨찾기), list(읽기 목록), 또는 논문의 arXiv ID나 링크",
      period: "최근 1주, 1개월에 투표하거나 저장한 것, 또는 전체 (기본값: 전체)",
    },
  },
  club: {
    description: "논문 읽기 모임: 논문 추천과 투표, 날짜와 발표자 정하기, 지난 모임 보기",
    options: {
      verb: "할 일 (기본값: 목록)",
      paper,
      date: "일정: 2026-12-03, tomorrow, thursday 같은 날짜",
      time: "일정: 15:00 같은 시각 (이 채널의 시간대)",
      presenter: "일정: 발표할 사람",
      minutes: "일정: 길이 (기본값: 60)",
    },
  },
  subscribe: {
    description: "오늘의 인기 논문을 이 채널로 받거나 시각과 내용을 바꾸기",
    options: {
      time: "현지 시각 (예: 09:00, 기본값: 09:00)",
      timezone: "IANA 시간대 (예: Asia/Seoul, 기본값: 내 시간대 또는 UTC)",
      count: "하루 논문 수 (기본값: 5)",
      days: "mon-fri, mon,wed,fri 또는 daily (기본값: mon-fri)",
      "min-upvotes": minUpvotes,
      include: "이 키워드 중 하나가 있는 논문만, 쉼표로 구분 (none은 지우기)",
      exclude: "이 키워드가 있는 논문은 빼기, 쉼표로 구분 (none은 지우기)",
      "quiet-notice": "논문이 없는 날에도 알리기 (기본값: 아니요)",
      wrap: "한 주를 정리하는 요일 (예: friday) 또는 off (기본값: off)",
      taste: "팀이 투표한 성향의 논문을 위로 올리기 (기본값: 예)",
      opening: "논문을 소개하는 한 줄로 시작하기 (기본값: 예)",
      "late-risers": "게시 뒤에 오르는 논문: 다음 게시물에 넣기(기본값) 또는 답글로 알리기",
      layout: "포럼에서: 그날 논문을 게시물 하나에(기본값) 또는 논문마다 게시물로",
      style: "compact(기본값) 또는 그림이 있는 rich",
      news: "투표한 논문의 코드와 새 버전: digest(기본값), at-once(바로), off(없음)",
      shared: "이 채널에 올라온 링크의 논문을 주간 요약에 모으기 (기본값: 아니요)",
      to: "받을 곳: 여기, 나에게만 다이렉트 메시지로, 또는 이메일로",
      address: "이메일: 내 주소",
      code: "이메일: 내 주소로 받은 코드",
    },
  },
  settings: { description: "이 채널이 받는 시각과 내용, 지난 배달 결과 보기", options: {} },
  watch: {
    description: "저자, 기관, 키워드, 분야의 새 논문을 순위와 상관없이 알림 받기",
    options: {
      what: "무엇을 지켜볼지 또는 무엇을 할지",
      value: "이름, 단어 또는 cs.CL 같은 arXiv 분야. 바꿀 때는 목록의 번호",
      to: "이 채널 또는 나에게만 다이렉트 메시지로",
      mode: "매일 게시물에 표시하거나 따로 게시 (기본값: 따로)",
    },
  },
  wrap: {
    description: "최근 7일 돌아보기: 팀의 즐겨찾기와 Hugging Face의 인기 논문, 그리고 놓친 것",
    options: {},
  },
  preview: { description: "이 채널의 다음 게시물을 나에게만 보여 주기", options: {} },
  why: {
    description: "그날의 게시물이 어떻게 되었는지, 논문이 왜 들어갔거나 빠졌는지",
    options: { about: "2026-06-12 같은 날짜, today, yesterday 또는 arXiv ID (기본값: 오늘)" },
  },
  unsubscribe: {
    description: "이 채널의 매일 논문을 멈추기 (즐겨찾기는 남습니다)",
    options: { from: "멈출 것: 이 채널의 논문(기본값), 또는 이메일로 받는 논문" },
  },
  shared: {
    description: "이 채널에서 공유된 논문을 보거나 링크로 추가",
    options: { papers: "추가할 논문의 링크나 ID: arXiv, Hugging Face, OpenReview, DOI" },
  },
  link: {
    description: "다른 서버나 워크스페이스와 즐겨찾기를 공유하거나 내 계정을 연결하기",
    options: {
      code: "상대편의 코드. ‘me’는 내 계정 연결, 비워 두면 코드를 만듭니다",
      end: "연결 끝내기: 팀 또는 내 계정",
    },
  },
  agent: {
    description: "MCP를 쓰는 AI 비서(Claude 등) 연결: 토큰 발급이나 폐기",
    options: {
      for: "새 토큰: 내 것, 또는 읽기만 하는 팀의 것",
      end: "토큰 폐기: 내 것, 팀의 것, 또는 모두",
    },
  },
  feed: {
    description: "피드 리더로 읽기: Atom이나 JSON 피드 주소를 받거나 바꾸거나 폐기",
    options: {
      of: "새 주소: 이 채널의 논문, 알림 조건, 또는 팀의 즐겨찾기",
      end: "주소 폐기: 이 채널의 논문, 알림 조건, 또는 팀의 즐겨찾기",
    },
  },
  privacy: {
    description: "Paperboy가 나와 팀에 대해 보관하는 것, 보는 법과 지우는 법",
    options: {
      what: "내 정보 내보내기나 삭제. 관리자: 이름, 비서, 보관 기간, 팀 삭제",
      value: "이름과 비서: on 또는 off. 보관 기간: 개월 수 또는 forever",
    },
  },
  help: { description: "Paperboy가 할 수 있는 일과 사용법", options: {} },
} as const satisfies Words;
