import type { MailSender, SmtpAddress } from "../../src/runtime/addresses.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import { type Check, check } from "../../src/runtime/health-check.ts";
import { createSmtp } from "./smtp.ts";

/** Checks that the mail server is reachable over TLS and accepts user and password. Sends no mail. */
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
            ? "mails have no voting links, since PAPERBOY_PUBLIC_HTTP is not set"
            : `links lead to ${publicUrl}`;
        return `${server.host}:${server.port} accepts mail from ${from.address}; ${links}`;
      }),
    ];
  } finally {
    smtp.close();
  }
}
