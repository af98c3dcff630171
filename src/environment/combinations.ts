import { httpAddress, sameAddress } from "../runtime/addresses.ts";
import { nearest } from "../text/did-you-mean.ts";
import { variables } from "./variables.ts";

/** The environment without empty values. */
export type Filled = Readonly<Record<string, string | undefined>>;

/**
 * Returns problems with combinations of variables: half of a pair, two exclusive ways, misspelt names. Separate from
 * the schema, because zod checks combinations only once all single values are valid.
 */
export function combinationProblems(filled: Filled): readonly string[] {
  return [
    ...slackProblems(filled),
    ...missingPublicHalf(filled),
    ...missingMailHalf(filled),
    ...oneListener(filled),
    ...misspelt(filled),
  ];
}

const SOCKET = ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"] as const;
const APP = ["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_SIGNING_SECRET"] as const;
const BESIDE_APP = ["PAPERBOY_PUBLIC_HTTP", "PAPERBOY_PUBLIC_URL", "PAPERBOY_SECRET_KEY"] as const;

/** Checks that Slack is configured completely, in one of its two ways. */
function slackProblems(filled: Filled): readonly string[] {
  const missing = (names: readonly string[]) => names.filter((name) => !filled[name]);
  const app = APP.find((name) => filled[name]);
  const socket = SOCKET.find((name) => filled[name]);
  if (app && socket)
    return [
      `  ${socket} and ${app} exclude each other: the first is for one workspace, the second for an app that many install.`,
    ];
  if (socket)
    return missing(SOCKET).map(
      (name) =>
        `  ${name} is missing: Slack needs both the bot token (xoxb-…) and the app-level token (xapp-…).`,
    );
  if (!app) return [];
  return [
    ...missing(APP).map(
      (name) => `  ${name} is missing: Slack over HTTP needs ${APP.join(", ")}, all from App Credentials.`,
    ),
    ...missing(BESIDE_APP).map(
      (name) => `  ${name} is missing: Slack over HTTP needs ${BESIDE_APP.join(", ")}, too.`,
    ),
  ];
}

function missingPublicHalf(filled: Filled): readonly string[] {
  // Reported already.
  if (APP.some((name) => filled[name])) return [];
  if (!filled.PAPERBOY_PUBLIC_HTTP === !filled.PAPERBOY_PUBLIC_URL) return [];
  return filled.PAPERBOY_PUBLIC_HTTP
    ? [
        "  PAPERBOY_PUBLIC_URL is missing: the https address under which the outside reaches PAPERBOY_PUBLIC_HTTP.",
      ]
    : [
        "  PAPERBOY_PUBLIC_HTTP is missing: the address and port to which PAPERBOY_PUBLIC_URL leads, such as 127.0.0.1:8080.",
      ];
}

function missingMailHalf(filled: Filled): readonly string[] {
  if (!filled.PAPERBOY_SMTP_URL === !filled.PAPERBOY_MAIL_FROM) return [];
  return filled.PAPERBOY_SMTP_URL
    ? ["  PAPERBOY_MAIL_FROM is missing: the address that mail is from, such as papers@lab.example."]
    : ["  PAPERBOY_SMTP_URL is missing: the mail server, such as smtps://user:password@smtp.example.org."];
}

/** Metrics are only for the operator, so they must not share an address with the public listener. */
function oneListener(filled: Filled): readonly string[] {
  const [own, open] = [filled.PAPERBOY_HTTP, filled.PAPERBOY_PUBLIC_HTTP].map(
    (value) => httpAddress.safeParse(value).data,
  );
  return own && open && sameAddress(own, open)
    ? [
        "  PAPERBOY_PUBLIC_HTTP is the address of PAPERBOY_HTTP, which must stay private. Give it another port.",
      ]
    : [];
}

/** Environments are full of other variables: only a near miss counts as misspelt. */
const LETTERS_PER_SLIP = 5;

/** Silently ignored, a misspelt token would start the playground, and a misspelt path would start an empty library. */
function misspelt(filled: Filled): readonly string[] {
  const known = Object.keys(variables.shape);
  return Object.keys(filled).flatMap((name) => {
    const meant = known.includes(name) ? undefined : nearest(name, known, LETTERS_PER_SLIP);
    return meant === undefined || filled[meant] !== undefined
      ? []
      : [`  ${name} is not a setting. Did you mean ${meant}?`];
  });
}
