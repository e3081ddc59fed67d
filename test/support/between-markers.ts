/** The text with a new block between `<!-- NAME -->` and `<!-- /NAME -->`. Throws when the markers are not there exactly once. */
export function betweenMarkers({ text, name, block }: { text: string; name: string; block: string }): string {
  const [before, rest, ...more] = text.split(`<!-- ${name} -->`)
  const [, after, ...evenMore] = rest?.split(`<!-- /${name} -->`) ?? []
  if (before === undefined || after === undefined || more.length + evenMore.length > 0) {
    throw new Error(`The markers <!-- ${name} --> and <!-- /${name} --> must stand in the text once each.`)
  }
  return `${before}<!-- ${name} -->\n\n${block}\n\n<!-- /${name} -->${after}`
}
