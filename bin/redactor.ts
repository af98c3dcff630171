const HIDDEN = "[secret]";

/** Shorter parts of a secret are words that anybody might write. */
const PART = 8;

const NAMES = `(?:[a-z_]+_)?(?:token|secret|ticket|password|passwd|api_?key|signature|sig)`;

/** What secrets look like, whosever they are, whole or cut off; what is in the first group stays. */
const SHAPES: readonly RegExp[] = [
  // Slack's tokens.
  /()\bx(?:ox[a-z]|app)(?:\.xox[a-z])?-[\w-]{4,}/g,
  // Discord's: a bot's id as base64, a time, and a signature, of which the end may be missing.
  /()\b[MNO][\w-]{22,28}\.[\w-]{4,}(?:\.[\w-]*)?/g,
  // Hugging Face's.
  /()\bhf_[A-Za-z\d]{6,}/g,
  // Our own access keys, in a header or an address.
  /()\bpbk_[\w-]{4,}/g,
  /\b(bearer\s+)[\w.~+/=-]{6,}/gi,
  /\b(Bot\s+)(?=[^\s"\\]*\d)[\w.~+/=-]{16,}/g,
  new RegExp(String.raw`((?:^|[?&\s"'\\])${NAMES}=)[^&\s"'\\]+`, "gi"),
  /([?&]code=)[^&\s"'\\]+/gi,
  new RegExp(String.raw`(\\?"${NAMES}\\?"\s*:\s*\\?")[^"\\]+`, "gi"),
  // The last part of the address of a webhook or of an answer to a command.
  /(\/(?:webhooks|interactions)\/\d+\/)[\w-]+/g,
  /(hooks\.slack\.com\/\w+\/)[\w/-]+/g,
  // User and password in an address.
  /(\b[a-z][\w+.-]{1,20}:\/\/)[^\s/@"'\\]+(?=@)/gi,
];

/**
 * Takes secrets out of any text: the ones given, parts of them that are cut off at either end, and whatever looks like a
 * token, because errors quote what others have sent, and quote it cut.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  // The longest first, so that of two that begin alike none leaves its end behind.
  const known = secrets.filter(Boolean).toSorted((a, b) => b.length - a.length);
  return (text) => {
    const kept = known.reduce(hide, text);
    return SHAPES.reduce((shown, shape) => shown.replace(shape, `$1${HIDDEN}`), kept);
  };
}

function hide(text: string, secret: string): string {
  const kept = text.replaceAll(secret, HIDDEN);
  return secret.length <= PART ? kept : withoutEnds(withoutStarts(kept, secret), secret);
}

/** Without the parts of at least `PART` characters with which `secret` begins. */
function withoutStarts(text: string, secret: string): string {
  const start = secret.slice(0, PART);
  return text.split(start).reduce((kept, rest) => {
    let length = 0;
    while (length < rest.length && rest[length] === secret[PART + length]) length += 1;
    return `${kept}${HIDDEN}${rest.slice(length)}`;
  });
}

/** Without the parts of at least `PART` characters with which `secret` ends. */
function withoutEnds(text: string, secret: string): string {
  const end = secret.slice(-PART);
  return text
    .split(end)
    .toReversed()
    .reduce((kept, rest) => {
      let length = 0;
      while (length < rest.length && rest.at(-1 - length) === secret.at(-1 - PART - length)) length += 1;
      return `${rest.slice(0, rest.length - length)}${HIDDEN}${kept}`;
    });
}
