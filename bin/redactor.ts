const HIDDEN = "[secret]";

/** Shorter parts of a secret could be ordinary words. */
const PART = 8;

const NAMES = `(?:[a-z_]+_)?(?:token|secret|ticket|password|passwd|api_?key|signature|sig)`;

/** What secrets of any issuer look like, whole or truncated; the first group is kept. */
const SHAPES: readonly RegExp[] = [
  // Slack tokens.
  /()\bx(?:ox[a-z]|app)(?:\.xox[a-z])?-[\w-]{4,}/g,
  // Discord tokens: a bot id in Base64, a time, and a signature, whose end may be missing.
  /()\b[MNO][\w-]{22,28}\.[\w-]{4,}(?:\.[\w-]*)?/g,
  // Hugging Face tokens.
  /()\bhf_[A-Za-z\d]{6,}/g,
  // Our own access keys, in a header or URL.
  /()\bpbk_[\w-]{4,}/g,
  /\b(bearer\s+)[\w.~+/=-]{6,}/gi,
  /\b(Bot\s+)(?=[^\s"\\]*\d)[\w.~+/=-]{16,}/g,
  new RegExp(String.raw`((?:^|[?&\s"'\\])${NAMES}=)[^&\s"'\\]+`, "gi"),
  /([?&]code=)[^&\s"'\\]+/gi,
  new RegExp(String.raw`(\\?"${NAMES}\\?"\s*:\s*\\?")[^"\\]+`, "gi"),
  // The last part of the URL of a webhook or of a command's response.
  /(\/(?:webhooks|interactions)\/\d+\/)[\w-]+/g,
  /(hooks\.slack\.com\/\w+\/)[\w/-]+/g,
  // User and password in a URL, except the words that stand for them in our own errors.
  /(\b[a-z][\w+.-]{1,20}:\/\/)(?!user:password@)[^\s/@"'\\]+(?=@)/gi,
];

/**
 * Removes secrets from any text: the given ones, truncated parts of them, and anything that looks like a token. Errors
 * quote what others have sent, and truncate it.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  // Longest first, so that if two start alike, neither leaves its end behind.
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

/** Removes parts of at least `PART` characters from the start of `secret`. */
function withoutStarts(text: string, secret: string): string {
  const start = secret.slice(0, PART);
  return text.split(start).reduce((kept, rest) => {
    let length = 0;
    while (length < rest.length && rest[length] === secret[PART + length]) length += 1;
    return `${kept}${HIDDEN}${rest.slice(length)}`;
  });
}

/** Removes parts of at least `PART` characters from the end of `secret`. */
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
