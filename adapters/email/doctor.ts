import type { MailSender, SmtpAddress } from "../../src/runtime/addresses.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import { type Check, check } from "../../src/runtime/health-check.ts";
import { createSmtp } from "./smtp.ts";

/** Whether the mail server is there, over TLS, and takes user and password. No mail is sent. */
export async function examineEmail({
  server,
  from,
  publicUrl,
  clock,
}: {
  readonly server: SmtpAddress;
  readonly from: MailSender;
  readonly publicUrl: string | undefined;
  readonly clock: Clock;
}): Promise<readonly Check[]> {
  const smtp = createSmtp({ server, perMinute: 1, clock });
  try {
    return [
      await check("Mail server", async () => {
        await smtp.verify();
        const links =
          publicUrl === undefined
            ? "mails hold no links to vote with, since PAPERBOY_PUBLIC_HTTP is not set"
            : `links lead to ${publicUrl}`;
        return `${server.host}:${server.port} takes mail from ${from.address}; ${links}`;
      }),
    ];
  } finally {
    smtp.close();
  }
}
