/** RFC 3454, table C.1.2: spaces that become the one of ASCII. */
const SPACES = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]/gu
/** RFC 3454, table B.1: what is mapped to nothing. */
const NOTHING = /\u034f|\u180b|\u180c|\u180d|\u200d|[\u00ad\u1806\u200c\u2060\ufeff]|[\ufe00-\ufe0f]/gu

/**
 * A password as RFC 4013 prepares it, so that different ways to write one text are one password. What the RFC forbids is left as
 * it is: drivers refuse it before it gets here.
 */
export function saslPrep(password: string): string {
  return password.replace(SPACES, ' ').replace(NOTHING, '').normalize('NFKC')
}
