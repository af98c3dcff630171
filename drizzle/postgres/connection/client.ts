import pg from "pg";

const CONNECT_MS = 10_000;
/** No query takes this long; the client's own limit is for a server that has gone silent. */
const STATEMENT_MS = 60_000;
const SILENCE_MS = 75_000;
const INT8 = 20;

/** Counts and epoch milliseconds are below 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) as never,
};

/** Options for all our connections. */
export function clientOptions(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: "paperboy",
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    query_timeout: SILENCE_MS,
    keepAlive: true,
    types,
  };
}
