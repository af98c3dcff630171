import type { Words } from "./words.ts";

const paper = { name: "論文", description: "arXiv ID またはリンク（例: 2506.01234）" } as const;
const minUpvotes = { name: "最低票数", description: "票数がこれより少ない論文を除く" } as const;

/** Japanese. */
export const ja = {
  today: { name: "今日", description: "今日の注目論文（現時点）", options: {} },
  trending: {
    name: "トレンド",
    description: "当日、直近 7 日間、または直近 30 日間に最も票を集めた論文",
    options: {
      period: {
        name: "期間",
        description: "日・週・月（既定は週）",
        choices: { day: "日", week: "週", month: "月" },
      },
    },
  },
  date: {
    name: "日付",
    description: "指定した日の論文を票数の多い順に表示",
    options: { day: { name: "日", description: "日付（例: 2026-06-12）" } },
  },
  search: {
    name: "検索",
    description: "テーマ、題名、著者、組織、arXiv ID、リンクから論文を探す",
    options: {
      query: { name: "キーワード", description: "探したい言葉" },
      period: {
        name: "期間",
        description: "直近 1 週間・1 か月・1 年の論文だけ",
        choices: { week: "1 週間", month: "1 か月", year: "1 年", all: "すべて" },
      },
      "min-upvotes": minUpvotes,
    },
  },
  show: {
    name: "表示",
    description: "arXiv ID またはリンクから論文の詳細を表示",
    shortcut: "論文を表示",
    options: { paper },
  },
  similar: { name: "類似", description: "指定した論文に似た論文を探す", options: { paper } },
  random: {
    name: "ランダム",
    description: "過去のある日の上位半分から、読む価値のある論文を 1 本",
    options: {},
  },
  "for-us": {
    name: "おすすめ",
    description: "直近 30 日間で、チームの好みに合い、まだここに投稿されていない論文",
    options: {},
  },
  favourites: {
    name: "お気に入り",
    description: "チームが投票した論文を票数の多い順に表示",
    options: {
      period: {
        name: "期間",
        description: "週・月・すべて（既定は月）",
        choices: { week: "週", month: "月", all: "すべて" },
      },
      scope: {
        name: "範囲",
        description: "チーム全体の票か、このチャンネルの票か（既定はチーム）",
        choices: { team: "チーム", channel: "チャンネル" },
      },
    },
  },
  vote: {
    name: "投票",
    description: "論文に賛成・反対の票を入れる、既読にする、または取り消す",
    options: {
      paper,
      as: {
        name: "種類",
        description: "賛成・反対・既読・取り消し（既定は賛成）",
        choices: { up: "賛成", down: "反対", read: "既読", none: "取り消し" },
      },
    },
  },
  save: {
    name: "保存",
    description: "自分だけのリーディングリストに論文を加える",
    shortcut: "論文を保存",
    options: { paper },
  },
  list: {
    name: "リスト",
    description: "自分だけのリーディングリスト",
    options: {
      which: {
        name: "対象",
        description: "未読・既読・すべて（既定は未読）",
        choices: { open: "未読", done: "既読", all: "すべて" },
      },
    },
  },
  done: {
    name: "既読",
    description: "リーディングリストの論文を既読にする、または未読に戻す",
    options: { paper, undo: { name: "取り消し", description: "やはり未読に戻す" } },
  },
  export: {
    name: "書き出し",
    description: "チームのお気に入り、リーディングリスト、または論文 1 本をファイルにする",
    options: {
      format: {
        name: "形式",
        description: "BibTeX・RIS・CSV・JSON（既定は BibTeX）",
        choices: { bibtex: "BibTeX", ris: "RIS", csv: "CSV", json: "JSON" },
      },
      what: {
        name: "対象",
        description: "favourites（お気に入り）、list（リスト）、または論文の arXiv ID かリンク",
      },
      period: {
        name: "期間",
        description: "直近 1 週間・1 か月に投票または保存したもの、またはすべて（既定はすべて）",
        choices: { week: "1 週間", month: "1 か月", all: "すべて" },
      },
    },
  },
  club: {
    name: "輪読会",
    description: "輪読会: 論文の推薦と投票、日程と発表者の決定、過去の振り返り",
    options: {
      verb: {
        name: "操作",
        description: "何をするか（既定は一覧）",
        choices: {
          list: "一覧",
          nominate: "推薦",
          vote: "投票",
          withdraw: "取り下げ",
          schedule: "日程を決める",
          cancel: "中止",
          history: "履歴",
        },
      },
      paper,
      date: { name: "日付", description: "日程: 2026-12-03、tomorrow、thursday のような日付" },
      time: { name: "時刻", description: "日程: 15:00 のような時刻（このチャンネルのタイムゾーン）" },
      presenter: { name: "発表者", description: "日程: 発表する人" },
      minutes: { name: "分", description: "日程: 長さ（既定は 60）" },
    },
  },
  subscribe: {
    name: "購読",
    description: "今日の注目論文をこのチャンネルに届ける、または時刻や内容を変更する",
    options: {
      time: { name: "時刻", description: "現地時刻（例: 09:00、既定は 09:00）" },
      timezone: {
        name: "タイムゾーン",
        description: "IANA タイムゾーン（例: Asia/Tokyo、既定はあなたの設定か UTC）",
      },
      count: { name: "本数", description: "1 日の論文数（既定は 5）" },
      days: { name: "曜日", description: "mon-fri、mon,wed,fri、daily など（既定は mon-fri）" },
      "min-upvotes": minUpvotes,
      include: {
        name: "含む",
        description: "いずれかのキーワードを含む論文だけ（コンマ区切り、none で消去）",
      },
      exclude: {
        name: "除く",
        description: "これらのキーワードを含む論文を除く（コンマ区切り、none で消去）",
      },
      "quiet-notice": { name: "休みの通知", description: "論文のない日に知らせる（既定はいいえ）" },
      wrap: {
        name: "週のまとめ",
        description: "週のまとめを届ける曜日（例: friday）、または off（既定は off）",
      },
      taste: { name: "好み", description: "チームが投票した傾向の論文を上げる（既定ははい）" },
      "late-risers": {
        name: "後から上昇",
        description: "投稿後に票が伸びた論文: 次回の投稿に入れる（既定）か、返信で知らせる",
        choices: { next: "次回の投稿", thread: "返信" },
      },
      layout: {
        name: "形式",
        description: "フォーラム: その日の論文を一つの投稿にまとめる（既定）か、論文ごとに投稿する",
        choices: { digest: "1日1投稿", "post-per-paper": "論文ごとに投稿" },
      },
      to: {
        name: "届け先",
        description: "ここに届けるか、自分だけにダイレクトメッセージで届けるか",
        choices: { here: "ここ", me: "自分だけ" },
      },
    },
  },
  settings: {
    name: "設定",
    description: "このチャンネルに届く時刻と内容、前回の配信結果を表示",
    options: {},
  },
  watch: {
    name: "ウォッチ",
    description: "著者、組織、キーワード、分野の新着を、順位に関係なく知らせる",
    options: {
      what: {
        name: "対象",
        description: "何をウォッチするか、または何をするか",
        choices: {
          author: "著者",
          organization: "組織",
          keyword: "キーワード",
          category: "分野",
          list: "一覧",
          mute: "通知を止める",
          unmute: "通知を再開",
          remove: "削除",
        },
      },
      value: {
        name: "値",
        description: "名前、言葉、cs.CL のような arXiv の分野。変更するときは一覧の番号",
      },
      to: {
        name: "届け先",
        description: "このチャンネルか、自分だけにダイレクトメッセージで",
        choices: { here: "このチャンネル", me: "自分だけ" },
      },
      mode: {
        name: "方法",
        description: "毎日の投稿の中で印を付けるか、別に投稿するか（既定は別）",
        choices: { mark: "印を付ける", apart: "別に投稿" },
      },
    },
  },
  wrap: {
    name: "振り返り",
    description: "直近 7 日間の振り返り: チームと Hugging Face のお気に入り、見逃した論文",
    options: {},
  },
  preview: { name: "プレビュー", description: "このチャンネルの次の投稿を自分だけに表示", options: {} },
  why: {
    name: "理由",
    description: "ある日の投稿がどうなったか、または論文が入った・入らなかった理由",
    options: {
      about: {
        name: "対象",
        description: "2026-06-12 のような日付、today、yesterday、または arXiv ID（既定は今日）",
      },
    },
  },
  unsubscribe: {
    name: "購読解除",
    description: "このチャンネルへの毎日の投稿を止める（お気に入りは残ります）",
    options: {},
  },
  link: {
    name: "連携",
    description: "別のサーバーやワークスペースとお気に入りを共有、または自分のアカウントを連携",
    options: {
      code: {
        name: "コード",
        description: "相手側のコード。「me」で自分のアカウントを連携。空欄ならコードを発行",
      },
      end: {
        name: "終了",
        description: "連携をやめる: チーム、または自分のアカウント",
        choices: { team: "チーム", me: "自分のアカウント" },
      },
    },
  },
  privacy: {
    name: "プライバシー",
    description: "Paperboy が保存する情報と、その確認・削除の方法",
    options: {
      what: {
        name: "操作",
        description: "自分の情報の書き出し・削除。管理者は名前、保存期間、チームの削除",
        choices: {
          export: "書き出し",
          forget: "自分を削除",
          names: "名前",
          retention: "保存期間",
          "delete-team": "チームを削除",
        },
      },
      value: { name: "値", description: "名前: on か off。保存期間: 月数、または forever" },
    },
  },
  help: { name: "ヘルプ", description: "Paperboy にできることと使い方", options: {} },
} as const satisfies Words;
