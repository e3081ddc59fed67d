import type { Reply } from './route.ts'

/** One page of the items with the `Link` header of docs "Using pagination in the REST API"; 30 to a page unless asked for more. */
export function page({
  reply,
  url,
  largest,
}: {
  reply: Reply
  /** As it was asked for, absolute. */
  url: URL
  largest: number
}): Reply {
  const { items, wrap = (part: readonly object[]) => part } = reply
  if (items === undefined) return reply
  const size = Math.min(wholeNumber(url.searchParams.get('per_page')) ?? 30, largest)
  const at = wholeNumber(url.searchParams.get('page')) ?? 1
  const last = Math.max(1, Math.ceil(items.length / size))
  const to = (number: number, rel: string) => {
    const target = new URL(url)
    target.searchParams.set('page', String(number))
    return `<${target.href}>; rel="${rel}"`
  }
  const links = [
    ...(at > 1 ? [to(at - 1, 'prev')] : []),
    ...(at < last ? [to(at + 1, 'next'), to(last, 'last')] : []),
    ...(at > 1 ? [to(1, 'first')] : []),
  ]
  return {
    status: reply.status,
    body: wrap(items.slice((at - 1) * size, at * size)),
    headers: { ...reply.headers, ...(links.length > 0 && { link: links.join(', ') }) },
  }
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d*$/.test(text) ? Number(text) : undefined
}
