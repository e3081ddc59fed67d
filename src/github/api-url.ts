/**
 * The base of GitHub's API, without a slash at the end; `undefined` when the token may not go there: to https only, beside an Atlas
 * on loopback also to http on loopback.
 */
export function readApiUrl({
  value,
  isLoopback,
}: {
  value: string | undefined
  isLoopback: boolean
}): string | undefined {
  if (value === undefined || !URL.canParse(value)) return undefined
  const { protocol, hostname, origin, pathname, username, password, search } = new URL(value)
  if (username !== '' || password !== '' || search !== '') return undefined
  const isOnLoopback = protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
  if (protocol !== 'https:' && !(isLoopback && isOnLoopback)) return undefined
  return `${origin}${pathname.replace(/\/+$/, '')}`
}
