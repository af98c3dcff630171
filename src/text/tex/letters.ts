/** TeX accent commands by combining character. */
export const MARKS: Readonly<Record<string, string>> = {
  "\u0300": "`",
  "\u0301": "'",
  "\u0302": "^",
  "\u0303": "~",
  "\u0304": "=",
  "\u0306": "u ",
  "\u0307": ".",
  "\u0308": '"',
  "\u030a": "r ",
  "\u030b": "H ",
  "\u030c": "v ",
  "\u0323": "d ",
  "\u0327": "c ",
  "\u0328": "k ",
};

/** Letters with their own command, whose name is also their transliteration. */
export const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  Æ: "AE",
  œ: "oe",
  Œ: "OE",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
  ı: "i",
  đ: "dj",
  Đ: "DJ",
  ð: "dh",
  Ð: "DH",
  þ: "th",
  Þ: "TH",
};
