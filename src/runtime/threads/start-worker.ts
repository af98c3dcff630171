import { Worker } from "node:worker_threads";

/**
 * Starts a thread for one of our modules, named by its TypeScript source. Compiled code runs as it is; from sources,
 * the thread has to register the loader (tsx) itself.
 */
export function startWorker(source: URL, workerData: unknown): Worker {
  if (!import.meta.url.endsWith(".ts")) {
    return new Worker(new URL(source.href.replace(/\.ts$/, ".js")), { workerData });
  }
  const code = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(source.href)}); });`;
  return new Worker(code, { eval: true, workerData });
}
