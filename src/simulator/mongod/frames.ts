/** The length of the header that every message begins with: four numbers of 32 bits, little-endian. */
export const HEADER_BYTES = 16
/** The driver is told so; the documentation says 48,000,000, of which nothing that runs on loopback makes use. */
export const LARGEST_MESSAGE = 20_000_000

/** What came over a connection and is no message of MongoDB's: such a connection is closed. */
export class MalformedMessage extends Error {
  override readonly name = 'MalformedMessage'
}

/** Cuts a stream of bytes into whole messages. `push` throws a MalformedMessage for a length that no message has. */
export function createFrames(): { readonly push: (chunk: Buffer) => readonly Buffer[] } {
  let chunks: Buffer[] = []
  let held = 0

  function take(): Buffer | undefined {
    if (held < HEADER_BYTES) return undefined
    const [first] = chunks
    if (first && first.length < HEADER_BYTES) chunks = [Buffer.concat(chunks)]
    const length = chunks[0]?.readInt32LE(0) ?? 0
    if (length < HEADER_BYTES || length > LARGEST_MESSAGE) throw new MalformedMessage(`length ${length}`)
    if (held < length) return undefined
    const all = Buffer.concat(chunks)
    chunks = all.length > length ? [all.subarray(length)] : []
    held = all.length - length
    return all.subarray(0, length)
  }

  return {
    push(chunk) {
      chunks.push(chunk)
      held += chunk.length
      const whole: Buffer[] = []
      for (let message = take(); message; message = take()) whole.push(message)
      return whole
    },
  }
}
