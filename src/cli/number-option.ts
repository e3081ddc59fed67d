import { InvalidArgumentError } from 'commander'

/** Reads an option that is a number within bounds, both included. */
export function numberOption({
  least,
  most = Number.MAX_SAFE_INTEGER,
  whole,
}: {
  least: number
  most?: number
  whole: boolean
}): (text: string) => number {
  const kind = whole ? 'a whole number' : 'a number'
  const bounds = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`
  return (text) => {
    const value = Number(text)
    if (/^\d+(?:\.\d+)?$/.test(text) && value >= least && value <= most && (!whole || Number.isInteger(value)))
      return value
    throw new InvalidArgumentError(`Expected ${kind} ${bounds}.`)
  }
}
