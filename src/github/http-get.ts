/** What came back: any status, and a redirect as it is. */
export interface HttpAnswer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Uint8Array
}

/** One GET, handed in by whoever knows of proxies and certificates. Rejects when no answer came; follows no redirect. */
export type HttpGet = (
  url: string,
  request: { readonly headers?: Readonly<Record<string, string>>; readonly signal: AbortSignal },
) => Promise<HttpAnswer>
