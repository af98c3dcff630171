import type { Words } from "./words.ts";

const minUpvotes = "不显示票数更少的论文";
const paper = "arXiv 编号或链接，例如 2506.01234";

/** Simplified Chinese. */
export const zh = {
  today: { description: "今天的热门论文（当前）", options: {} },
  trending: {
    description: "当天、最近 7 天或最近 30 天票数最多的论文",
    options: { period: "日、周或月（默认：周）" },
  },
  date: { description: "查看某一天的论文，按票数从高到低", options: { day: "日期，例如 2026-06-12" } },
  search: {
    description: "按主题、标题、作者、机构、arXiv 编号或链接查找论文",
    options: { query: "要查找的内容", period: "只看最近一周、一个月或一年的论文", "min-upvotes": minUpvotes },
  },
  show: { description: "按 arXiv 编号或链接查看一篇论文的详情", options: { paper } },
  similar: { description: "查找与某篇论文相似的论文", options: { paper } },
  random: { description: "从过去某天的前一半中抽取一篇值得一读的论文", options: {} },
  taste: {
    description: "写下团队喜欢的论文，视同投票",
    options: {
      papers: "arXiv 编号、链接或 BibTeX，数量不限；留空则查看已写下的",
    },
  },
  zotero: { description: "把论文发送到 Zotero 群组", options: { votes: "达到此票数即发送；0：不发送" } },
  "for-us": { description: "最近 30 天里符合团队投票偏好、尚未在这里发布过的论文", options: {} },
  favourites: {
    description: "团队投过票的论文，按票数从高到低",
    options: { period: "周、月或全部（默认：月）", scope: "整个团队的票，或仅此频道的票（默认：团队）" },
  },
  vote: {
    description: "给论文投赞成票、反对票、标为已读，或撤回",
    options: { paper, as: "赞成、反对、已读或撤回（默认：赞成）" },
  },
  save: { description: "把论文放进只有你能看到的阅读清单", options: { paper } },
  list: { description: "只有你能看到的阅读清单", options: { which: "待读、已读或全部（默认：待读）" } },
  done: { description: "把阅读清单中的论文标为已读，或改回待读", options: { paper, undo: "改回待读" } },
  export: {
    description: "把团队收藏、你的阅读清单或一篇论文导出为文件",
    options: {
      format: "BibTeX、RIS、CSV 或 JSON（默认：BibTeX）",
      what: "favourites（收藏）、list（清单），或论文的 arXiv 编号或链接",
      period: "最近一周、一个月内投票或保存的，或全部（默认：全部）",
    },
  },
  club: {
    description: "论文读书会：推荐论文、投票、确定日期和主讲人、回顾往期",
    options: {
      verb: "要做什么（默认：列表）",
      paper,
      date: "安排：日期，如 2026-12-03、tomorrow 或 thursday",
      time: "安排：时刻，如 15:00（此频道的时区）",
      presenter: "安排：由谁主讲",
      minutes: "安排：时长（默认：60）",
    },
  },
  subscribe: {
    description: "每天把热门论文送到此频道，或更改时间和内容",
    options: {
      time: "当地时间，例如 09:00（默认：09:00）",
      timezone: "IANA 时区，例如 Asia/Shanghai（默认：你的时区或 UTC）",
      count: "每天的论文数（默认：5）",
      days: "mon-fri、mon,wed,fri 或 daily（默认：mon-fri）",
      "min-upvotes": minUpvotes,
      include: "只要含有其中任一关键词的论文，用逗号分隔；none 清空",
      exclude: "不要含有这些关键词的论文，用逗号分隔；none 清空",
      "quiet-notice": "没有论文的日子也提示（默认：否）",
      wrap: "发送每周回顾的星期（如 friday），或 off（默认：off）",
      taste: "提升符合团队投票偏好的论文（默认：是）",
      opening: "以一句关于论文的话开头（默认：是）",
      "late-risers": "发布后上升的论文：放入下一次（默认），或以回复告知",
      layout: "论坛中：每天的论文合为一帖（默认），或每篇论文一帖",
      style: "compact（默认），或带图片的 rich",
      news: "你们投过票的论文的代码与新版本：digest（默认）、at-once（立即）或 off（不提）",
      shared: "把此频道里贴出链接的论文收集到每周回顾（默认：否）",
      to: "发到哪里：这里、只以私信发给你，或通过电子邮件发给你",
      address: "电子邮件：你的地址",
      code: "电子邮件：发到你地址的验证码",
    },
  },
  settings: { description: "此频道何时收到哪些论文，以及上次投递的情况", options: {} },
  watch: {
    description: "关注作者、机构、关键词或分类，不论排名都会通知",
    options: {
      what: "要关注什么，或要做什么",
      value: "姓名、词语或 arXiv 分类（如 cs.CL）；静音或移除时为列表中的编号",
      to: "通知此频道，或仅以私信通知你",
      mode: "在每日消息中标记，或单独发布（默认：单独）",
    },
  },
  wrap: { description: "回顾最近 7 天：团队收藏与 Hugging Face 热门对照，以及错过的论文", options: {} },
  preview: { description: "仅向你显示此频道下一次消息现在的样子", options: {} },
  why: {
    description: "某天的消息怎么样了，或一篇论文为何在或不在其中",
    options: { about: "日期（如 2026-06-12）、today、yesterday 或 arXiv 编号（默认：今天）" },
  },
  unsubscribe: {
    description: "停止向此频道发送每日论文；收藏会保留",
    options: { from: "停止什么：此频道的论文（默认），或你通过电子邮件收到的论文" },
  },
  shared: {
    description: "此频道中分享过的论文；或用链接添加",
    options: { papers: "要添加的论文链接或编号：arXiv、Hugging Face、OpenReview、DOI" },
  },
  link: {
    description: "与另一个服务器或工作区共享收藏，或关联你自己的账号",
    options: { code: "对方的代码；“me”关联你的账号；留空则生成代码", end: "结束关联：团队，或你自己的账号" },
  },
  agent: {
    description: "连接支持 MCP 的 AI 助手（如 Claude）：获取或撤销令牌",
    options: {
      for: "新令牌：你自己的，或只读的团队令牌",
      end: "撤销令牌：你自己的、团队的或全部",
    },
  },
  feed: {
    description: "在阅读器中阅读：获取、更新或撤销 Atom 或 JSON 订阅源的地址",
    options: {
      of: "新地址：此频道的论文、关注条件，或团队的收藏",
      end: "撤销地址：此频道的论文、关注条件，或团队的收藏",
    },
  },
  privacy: {
    description: "Paperboy 保存了哪些关于你和团队的信息，如何查看和删除",
    options: {
      what: "导出或忘记你；管理员：姓名、助手、保留期限、删除团队",
      value: "姓名和助手：on 或 off；保留期限：月数或 forever",
    },
  },
  help: { description: "Paperboy 在这里能做什么、怎么用", options: {} },
} as const satisfies Words;
