import { type Check, check } from "../../src/check.ts";

const TIMEOUT_MS = 10_000;

/** Whether Discord takes the token and has room for a start. */
export async function examineDiscord(options: {
  readonly token: string;
  readonly apiUrl: string;
}): Promise<readonly Check[]> {
  async function get(path: string): Promise<Record<string, unknown>> {
    let response: Response;
    try {
      response = await fetch(`${options.apiUrl}/v10${path}`, {
        headers: { authorization: `Bot ${options.token}` },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        redirect: "error",
      });
    } catch {
      throw new Error(
        `Discord could not be reached at ${options.apiUrl}. Check the network, or DISCORD_API_URL.`,
      );
    }
    if (response.status === 401) {
      throw new Error(
        "Discord does not accept DISCORD_TOKEN. In the developer portal: your application, Bot, Reset Token, and set the new one.",
      );
    }
    if (!response.ok)
      throw new Error(`Discord answered ${response.status} to ${path}. Try again in a minute.`);
    return (await response.json()) as Record<string, unknown>;
  }

  return [
    await check("Discord token", async () => `belongs to ${String((await get("/users/@me")).username)}`),
    await check("Discord intents", async () => {
      await get("/applications/@me");
      return "Guilds and Guild Message Reactions; no privileged intent is needed";
    }),
    await check("Discord gateway", async () => {
      const limit = (await get("/gateway/bot")).session_start_limit as
        | { remaining?: number; reset_after?: number }
        | undefined;
      if (limit?.remaining === 0) {
        throw new Error(
          `Discord allows no more starts for ${Math.ceil((limit.reset_after ?? 0) / 60_000)} minutes. Wait, and do not restart in a loop.`,
        );
      }
      return `reachable, ${limit?.remaining ?? "many"} starts left today`;
    }),
  ];
}
