/** One HTTP request as every adapter hands it over: nothing is built of it that a refusal would not need. */
export interface IncomingCall {
  /** In capitals. */
  readonly method: string
  /** Without the query. */
  readonly path: string
  /** By its name in lower case; the first one where there are several. */
  header(name: string): string | undefined
  /** The bytes as they came over the wire. `too large` as soon as there are more than `most`; `cut short` when fewer came than were announced. */
  readBody(most: number): Promise<Uint8Array | 'too large' | 'cut short'>
}

/** What is answered; `body` becomes JSON. */
export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
}

/** A part of the function: a route, or all of them. Never rejects for what the caller has sent. */
export type Answering = (call: IncomingCall) => Promise<Answer>
