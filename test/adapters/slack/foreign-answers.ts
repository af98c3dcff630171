/** Bodies that Slack did not write, each as it has been met under any status. */
export const FOREIGN_BODIES: Readonly<Record<string, string>> = {
  "a proxy's page": "<!DOCTYPE html><title>Attention Required! | Cloudflare</title>",
  nothing: "",
  "JSON cut short": '{"ok":false,"error":"channel_not_fou',
  "another service's JSON": '{"code":0,"message":"403: Forbidden"}',
  "JSON that names an error without Slack's ok": '{"error":"channel_not_found"}',
  "an error that is an object": '{"ok":false,"error":{"code":"invalid_auth"}}',
  "a list": "[]",
  null: "null",
  "an error name in quotes": '"is_archived"',
  "an error name as plain text": "token_revoked",
  "an error that objects inherit": '{"ok":false,"error":"constructor"}',
  "a word": "Forbidden",
};

export const STATUSES = [200, 202, 400, 401, 403, 404, 405, 410, 429, 500, 502, 503, 530] as const;
