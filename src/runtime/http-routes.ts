/**
 * One address of the public HTTP listener, in the web platform's own terms, so that no room needs an HTTP library. The
 * listener caps the body, ends what takes too long, adds security headers, and answers for whatever `handle` throws.
 */
export interface HttpRoute {
  readonly method: "GET" | "POST" | "DELETE";
  /** Begins with `/`; `:name` stands for one segment, which `handle` gets decoded. A GET answers HEAD, too. */
  readonly path: string;
  /** Largest body that is read, in bytes; 1 MB by default. */
  readonly maxBodyBytes?: number;
  /** Must answer within ten seconds. A body that it streams may take longer. */
  handle(request: Request, params: Readonly<Record<string, string>>): Promise<Response | WebPage>;
}

/** A page for somebody with a browser, in literal text. The listener draws it, so that all look alike. */
export interface WebPage {
  readonly status: 200 | 400 | 503;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** What to do next. */
  readonly link?: { readonly label: string; readonly href: string };
  readonly headers?: Readonly<Record<string, string>>;
}
