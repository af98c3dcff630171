import type { Complaint, Json } from "../checks/schema.ts";

/** One of Slack's errors: HTTP 200 with `{ok: false, error}`. `details` are further properties of the response. */
export class Refusal extends Error {
  readonly code: string;
  readonly details: Json;
  constructor(code: string, details: Json = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** The details of invalid_blocks and invalid_arguments. */
export function complaintDetails(complaints: readonly Complaint[]): Json {
  return {
    errors: complaints.map(({ at, message }) => `${message} [json-pointer:${at}]`),
    response_metadata: {
      messages: complaints.map(({ at, message }) => `[ERROR] ${message} [json-pointer:${at}]`),
    },
  };
}
