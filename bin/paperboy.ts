#!/usr/bin/env node
import { loadEnvFile } from "./env-file.ts";
import { fail, program } from "./program.ts";

// Readers of our output may stop early, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? 0 : 1);
});
try {
  loadEnvFile(".env", process.env);
} catch (error) {
  fail(error);
}
await program.parseAsync().catch((error) => fail(error));
