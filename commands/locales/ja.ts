import type { Words } from "./words.ts";

const minUpvotes = "票数がこれより少ない論文を除く";
const paper = "arXiv ID またはリンク（例: 2506.01234）";

/** Japanese. */
export const ja = {
  today: { description: "今日の注目論文（現時点）", options: {} },
  trending: {
    description: "当日、直近 7 日間、または直近 30 日間に最も票を集めた論文",
    options: { period: "日・週・月（既定は週）" },
  },
  date: { description: "指定した日の論文を票数の多い順に表示", options: { day: "日付（例: 2026-06-12）" } },
  search: {
    description: "テーマ、題名、著者、組織、arXiv ID、リンクから論文を探す",
    options: {
      query: "探したい言葉",
      period: "直近 1 週間・1 か月・1 年の論文だけ",
      "min-upvotes": minUpvotes,
    },
  },
  show: { description: "arXiv ID またはリンクから論文の詳細を表示", options: { paper } },
  similar: { description: "指定した論文に似た論文を探す", options: { paper } },
  random: { description: "過去のある日の上位半分から、読む価値のある論文を 1 本", options: {} },
  taste: {
    description: "チームが好きな論文を登録（票と同じに扱う）",
    options: {
      papers: "arXiv ID、リンク、BibTeX をいくつでも。空なら登録済みの一覧",
    },
  },
  zotero: {
    description: "Zotero グループへ論文を送る",
    options: { votes: "この票数から送る（0 は送らない）" },
  },
  "for-us": {
    description: "直近 30 日間で、チームの好みに合い、まだここに投稿されていない論文",
    options: {},
  },
  favourites: {
    description: "チームが投票した論文を票数の多い順に表示",
    options: {
      period: "週・月・すべて（既定は月）",
      scope: "チーム全体の票か、このチャンネルの票か（既定はチーム）",
    },
  },
  vote: {
    description: "論文に賛成・反対の票を入れる、既読にする、または取り消す",
    options: { paper, as: "賛成・反対・既読・取り消し（既定は賛成）" },
  },
  save: { description: "自分だけのリーディングリストに論文を加える", options: { paper } },
  list: {
    description: "自分だけのリーディングリスト",
    options: { which: "未読・既読・すべて（既定は未読）" },
  },
  done: {
    description: "リーディングリストの論文を既読にする、または未読に戻す",
    options: { paper, undo: "やはり未読に戻す" },
  },
  export: {
    description: "チームのお気に入り、リーディングリスト、または論文 1 本をファイルにする",
    options: {
      format: "BibTeX・RIS・CSV・JSON（既定は BibTeX）",
      what: "favourites（お気に入り）、list（リスト）、または論文の arXiv ID かリンク",
      period: "直近 1 週間・1 か月に投票または保存したもの、またはすべて（既定はすべて）",
    },
  },
  club: {
    description: "輪読会: 論文の推薦と投票、日程と発表者の決定、過去の振り返り",
    options: {
      verb: "何をするか（既定は一覧）",
      paper,
      date: "日程: 2026-12-03、tomorrow、thursday のような日付",
      time: "日程: 15:00 のような時刻（このチャンネルのタイムゾーン）",
      presenter: "日程: 発表する人",
      minutes: "日程: 長さ（既定は 60）",
    },
  },
  subscribe: {
    description: "今日の注目論文をこのチャンネルに届ける、または時刻や内容を変更する",
    options: {
      time: "現地時刻（例: 09:00、既定は 09:00）",
      timezone: "IANA タイムゾーン（例: Asia/Tokyo、既定はあなたの設定か UTC）",
      count: "1 日の論文数（既定は 5）",
      days: "mon-fri、mon,wed,fri、daily など（既定は mon-fri）",
      "min-upvotes": minUpvotes,
      include: "いずれかのキーワードを含む論文だけ（コンマ区切り、none で消去）",
      exclude: "これらのキーワードを含む論文を除く（コンマ区切り、none で消去）",
      "quiet-notice": "論文のない日に知らせる（既定はいいえ）",
      wrap: "週のまとめを届ける曜日（例: friday）、または off（既定は off）",
      taste: "チームが投票した傾向の論文を上げる（既定ははい）",
      opening: "論文についての一文で始める（既定ははい）",
      "late-risers": "投稿後に票が伸びた論文: 次回の投稿に入れる（既定）か、返信で知らせる",
      layout: "フォーラム: その日の論文を一つの投稿にまとめる（既定）か、論文ごとに投稿する",
      style: "compact（既定）か、画像付きの rich",
      news: "投票した論文のコードや新しい版: digest（既定）、at-once（すぐに）、off（なし）",
      shared: "このチャンネルに貼られたリンクの論文を週のまとめに集める（既定: いいえ）",
      to: "届け先: ここ、自分だけへのダイレクトメッセージ、または自分へのメール",
      address: "メールの場合: あなたのアドレス",
      code: "メールの場合: アドレスに届いたコード",
    },
  },
  settings: { description: "このチャンネルに届く時刻と内容、前回の配信結果を表示", options: {} },
  watch: {
    description: "著者、組織、キーワード、分野の新着を、順位に関係なく知らせる",
    options: {
      what: "何をウォッチするか、または何をするか",
      value: "名前、言葉、cs.CL のような arXiv の分野。変更するときは一覧の番号",
      to: "このチャンネルか、自分だけにダイレクトメッセージで",
      mode: "毎日の投稿の中で印を付けるか、別に投稿するか（既定は別）",
    },
  },
  wrap: {
    description: "直近 7 日間の振り返り: チームと Hugging Face のお気に入り、見逃した論文",
    options: {},
  },
  preview: { description: "このチャンネルの次の投稿を自分だけに表示", options: {} },
  why: {
    description: "ある日の投稿がどうなったか、または論文が入った・入らなかった理由",
    options: { about: "2026-06-12 のような日付、today、yesterday、または arXiv ID（既定は今日）" },
  },
  unsubscribe: {
    description: "このチャンネルへの毎日の投稿を止める（お気に入りは残ります）",
    options: { from: "止めるもの: このチャンネルの論文（既定）、またはメールで届く論文" },
  },
  shared: {
    description: "このチャンネルで共有された論文の一覧、またはリンクによる追加",
    options: { papers: "追加する論文のリンクか ID：arXiv、Hugging Face、OpenReview、DOI" },
  },
  link: {
    description: "別のサーバーやワークスペースとお気に入りを共有、または自分のアカウントを連携",
    options: {
      code: "相手側のコード。「me」で自分のアカウントを連携。空欄ならコードを発行",
      end: "連携をやめる: チーム、または自分のアカウント",
    },
  },
  agent: {
    description: "MCP 対応の AI アシスタント（Claude など）をつなぐ：トークンの発行と取り消し",
    options: {
      for: "新しいトークン：自分用、または読み取り専用のチーム用",
      end: "トークンの取り消し：自分用、チーム用、またはすべて",
    },
  },
  feed: {
    description: "フィードリーダーで読む：Atom / JSON フィードのアドレスの発行、更新、取り消し",
    options: {
      of: "新しいアドレス：このチャンネルの論文、ウォッチ、またはチームのお気に入り",
      end: "アドレスの取り消し：このチャンネルの論文、ウォッチ、またはチームのお気に入り",
    },
  },
  privacy: {
    description: "Paperboy が保存する情報と、その確認・削除の方法",
    options: {
      what: "自分の情報の書き出し・削除。管理者は名前、アシスタント、保存期間、チームの削除",
      value: "名前とアシスタント: on か off。保存期間: 月数、または forever",
    },
  },
  help: { description: "Paperboy にできることと使い方", options: {} },
} as const satisfies Words;
