import type { Words } from "./words.ts";

const paper = { name: "论文", description: "arXiv 编号或链接，例如 2506.01234" } as const;
const minUpvotes = { name: "最低票数", description: "不显示票数更少的论文" } as const;

/** Simplified Chinese. */
export const zh = {
  today: { name: "今天", description: "今天的热门论文（当前）", options: {} },
  trending: {
    name: "热门",
    description: "当天、最近 7 天或最近 30 天票数最多的论文",
    options: {
      period: {
        name: "时间",
        description: "日、周或月（默认：周）",
        choices: { day: "日", week: "周", month: "月" },
      },
    },
  },
  date: {
    name: "日期",
    description: "查看某一天的论文，按票数从高到低",
    options: { day: { name: "日", description: "日期，例如 2026-06-12" } },
  },
  search: {
    name: "搜索",
    description: "按主题、标题、作者、机构、arXiv 编号或链接查找论文",
    options: {
      query: { name: "内容", description: "要查找的内容" },
      period: {
        name: "时间",
        description: "只看最近一周、一个月或一年的论文",
        choices: { week: "一周", month: "一个月", year: "一年", all: "全部" },
      },
      "min-upvotes": minUpvotes,
    },
  },
  show: {
    name: "查看",
    description: "按 arXiv 编号或链接查看一篇论文的详情",
    shortcut: "查看论文",
    options: { paper },
  },
  similar: { name: "相似", description: "查找与某篇论文相似的论文", options: { paper } },
  random: { name: "随机", description: "从过去某天的前一半中抽取一篇值得一读的论文", options: {} },
  "for-us": {
    name: "推荐",
    description: "最近 30 天里符合团队投票偏好、尚未在这里发布过的论文",
    options: {},
  },
  favourites: {
    name: "收藏",
    description: "团队投过票的论文，按票数从高到低",
    options: {
      period: {
        name: "时间",
        description: "周、月或全部（默认：月）",
        choices: { week: "周", month: "月", all: "全部" },
      },
      scope: {
        name: "范围",
        description: "整个团队的票，或仅此频道的票（默认：团队）",
        choices: { team: "团队", channel: "频道" },
      },
    },
  },
  vote: {
    name: "投票",
    description: "给论文投赞成票、反对票、标为已读，或撤回",
    options: {
      paper,
      as: {
        name: "类型",
        description: "赞成、反对、已读或撤回（默认：赞成）",
        choices: { up: "赞成", down: "反对", read: "已读", none: "撤回" },
      },
    },
  },
  save: {
    name: "保存",
    description: "把论文放进只有你能看到的阅读清单",
    shortcut: "保存论文",
    options: { paper },
  },
  list: {
    name: "清单",
    description: "只有你能看到的阅读清单",
    options: {
      which: {
        name: "范围",
        description: "待读、已读或全部（默认：待读）",
        choices: { open: "待读", done: "已读", all: "全部" },
      },
    },
  },
  done: {
    name: "已读",
    description: "把阅读清单中的论文标为已读，或改回待读",
    options: { paper, undo: { name: "撤回", description: "改回待读" } },
  },
  export: {
    name: "导出",
    description: "把团队收藏、你的阅读清单或一篇论文导出为文件",
    options: {
      format: {
        name: "格式",
        description: "BibTeX、RIS、CSV 或 JSON（默认：BibTeX）",
        choices: { bibtex: "BibTeX", ris: "RIS", csv: "CSV", json: "JSON" },
      },
      what: {
        name: "对象",
        description: "favourites（收藏）、list（清单），或论文的 arXiv 编号或链接",
      },
      period: {
        name: "时间",
        description: "最近一周、一个月内投票或保存的，或全部（默认：全部）",
        choices: { week: "一周", month: "一个月", all: "全部" },
      },
    },
  },
  club: {
    name: "读书会",
    description: "论文读书会：推荐论文、投票、确定日期和主讲人、回顾往期",
    options: {
      verb: {
        name: "操作",
        description: "要做什么（默认：列表）",
        choices: {
          list: "列表",
          nominate: "推荐",
          vote: "投票",
          withdraw: "撤回",
          schedule: "安排",
          cancel: "取消",
          history: "往期",
        },
      },
      paper,
      date: { name: "日期", description: "安排：日期，如 2026-12-03、tomorrow 或 thursday" },
      time: { name: "时刻", description: "安排：时刻，如 15:00（此频道的时区）" },
      presenter: { name: "主讲人", description: "安排：由谁主讲" },
      minutes: { name: "分钟", description: "安排：时长（默认：60）" },
    },
  },
  subscribe: {
    name: "订阅",
    description: "每天把热门论文送到此频道，或更改时间和内容",
    options: {
      time: { name: "时刻", description: "当地时间，例如 09:00（默认：09:00）" },
      timezone: {
        name: "时区",
        description: "IANA 时区，例如 Asia/Shanghai（默认：你的时区或 UTC）",
      },
      count: { name: "数量", description: "每天的论文数（默认：5）" },
      days: { name: "星期", description: "mon-fri、mon,wed,fri 或 daily（默认：mon-fri）" },
      "min-upvotes": minUpvotes,
      include: { name: "只含", description: "只要含有其中任一关键词的论文，用逗号分隔；none 清空" },
      exclude: { name: "排除", description: "不要含有这些关键词的论文，用逗号分隔；none 清空" },
      "quiet-notice": { name: "无论文提示", description: "没有论文的日子也提示（默认：否）" },
      wrap: { name: "周回顾", description: "发送每周回顾的星期（如 friday），或 off（默认：off）" },
      taste: { name: "偏好", description: "提升符合团队投票偏好的论文（默认：是）" },
      "late-risers": {
        name: "后起之秀",
        description: "发布后上升的论文：放入下一次（默认），或以回复告知",
        choices: { next: "下一次", thread: "回复" },
      },
      layout: {
        name: "形式",
        description: "论坛中：每天的论文合为一帖（默认），或每篇论文一帖",
        choices: { digest: "每天一帖", "post-per-paper": "每篇一帖" },
      },
      to: {
        name: "送到",
        description: "送到这里，或仅以私信送给你",
        choices: { here: "这里", me: "仅我" },
      },
    },
  },
  settings: { name: "设置", description: "此频道何时收到哪些论文，以及上次投递的情况", options: {} },
  watch: {
    name: "关注",
    description: "关注作者、机构、关键词或分类，不论排名都会通知",
    options: {
      what: {
        name: "对象",
        description: "要关注什么，或要做什么",
        choices: {
          author: "作者",
          organization: "机构",
          keyword: "关键词",
          category: "分类",
          list: "列表",
          mute: "静音",
          unmute: "取消静音",
          remove: "移除",
        },
      },
      value: {
        name: "值",
        description: "姓名、词语或 arXiv 分类（如 cs.CL）；静音或移除时为列表中的编号",
      },
      to: {
        name: "送到",
        description: "通知此频道，或仅以私信通知你",
        choices: { here: "此频道", me: "仅我" },
      },
      mode: {
        name: "方式",
        description: "在每日消息中标记，或单独发布（默认：单独）",
        choices: { mark: "标记", apart: "单独" },
      },
    },
  },
  wrap: {
    name: "回顾",
    description: "回顾最近 7 天：团队收藏与 Hugging Face 热门对照，以及错过的论文",
    options: {},
  },
  preview: { name: "预览", description: "仅向你显示此频道下一次消息现在的样子", options: {} },
  why: {
    name: "为什么",
    description: "某天的消息怎么样了，或一篇论文为何在或不在其中",
    options: {
      about: {
        name: "对象",
        description: "日期（如 2026-06-12）、today、yesterday 或 arXiv 编号（默认：今天）",
      },
    },
  },
  unsubscribe: { name: "退订", description: "停止向此频道发送每日论文；收藏会保留", options: {} },
  link: {
    name: "关联",
    description: "与另一个服务器或工作区共享收藏，或关联你自己的账号",
    options: {
      code: { name: "代码", description: "对方的代码；“me”关联你的账号；留空则生成代码" },
      end: {
        name: "结束",
        description: "结束关联：团队，或你自己的账号",
        choices: { team: "团队", me: "我的账号" },
      },
    },
  },
  privacy: {
    name: "隐私",
    description: "Paperboy 保存了哪些关于你和团队的信息，如何查看和删除",
    options: {
      what: {
        name: "操作",
        description: "导出或忘记你；管理员：姓名、保留期限、删除团队",
        choices: {
          export: "导出",
          forget: "忘记我",
          names: "姓名",
          retention: "保留期限",
          "delete-team": "删除团队",
        },
      },
      value: { name: "值", description: "姓名：on 或 off；保留期限：月数或 forever" },
    },
  },
  help: { name: "帮助", description: "Paperboy 在这里能做什么、怎么用", options: {} },
} as const satisfies Words;
