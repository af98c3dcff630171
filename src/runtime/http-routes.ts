/**
 * A route of the public HTTP listener, in web-standard types, so that no room needs an HTTP library. The listener
 * limits the body size and the time, adds security headers, and responds to errors that `handle` throws.
 */
export interface HttpRoute {
  readonly method: "GET" | "POST" | "DELETE";
  /** Starts with `/`; `:name` matches one segment, passed to `handle` decoded. GET routes answer HEAD too. */
  readonly path: string;
  /** Largest body accepted, in bytes; 1 MB by default. */
  readonly maxBodyBytes?: number;
  /** Must respond within ten seconds. Streaming the body may take longer. */
  handle(request: Request, params: Readonly<Record<string, string>>): Promise<Response | WebPage>;
}

/** A page for people with a browser, in literal text. The listener renders it, so that all pages look alike. */
export interface WebPage {
  readonly status: 200 | 400 | 503;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** The next step. */
  readonly link?: { readonly label: string; readonly href: string };
  readonly headers?: Readonly<Record<string, string>>;
}
