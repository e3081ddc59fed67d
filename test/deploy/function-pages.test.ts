import { describe, expect, test } from 'vitest'
import { kebabCase } from '../../src/base/text.ts'
import { readPolicy } from '../../src/function/broker/policy/read-policy.ts'
import { ACTION_KEYS, CALLER_KEYS, LIMIT_KEYS, RULE_KEYS } from '../../src/function/broker/policy/rule-keys.ts'
import { VARIABLES } from '../../src/function/variables.ts'
import { operations } from '../../src/operations/index.ts'
import { betweenMarkers } from '../support/between-markers.ts'
import { blocksOf, readDocument } from '../support/documents.ts'
import { formatted } from '../support/formatted.ts'
import { readTemplate } from './support/read-template.ts'

const PAGE = 'docs/function.md'
const REFERENCE = 'docs/function-reference.md'

describe('the reference of the function', () => {
  test('has every setting, key of a policy and parameter (`npm test -- -u` rewrites it)', async () => {
    const tables = { settings: settings(), policy: policy(), parameters: parameters() }
    const text = Object.entries(tables).reduce(
      (page, [name, block]) => betweenMarkers({ text: page, name, block }),
      readDocument(REFERENCE),
    )
    await expect(formatted({ file: REFERENCE, text })).toMatchFileSnapshot(`../../${REFERENCE}`)
  })
})

describe('the page of the function', () => {
  test('shows a policy that the broker takes', async () => {
    const [shown = ''] = blocksOf(PAGE).flatMap(({ text }) => (text.startsWith('rules:') ? [text] : []))
    const { rules } = await readPolicy({ text: shown, file: 'policy.yml', operations })
    expect(rules).toHaveLength(2)
  })

  test('names parameters and outputs that the template has', () => {
    const { Parameters, Outputs } = readTemplate()
    const named = [...readDocument(PAGE).matchAll(/`([A-Z][a-z]+(?:[A-Z][a-z]+)*)(?:=[^`]*)?`/g)].map(
      ([, name = '']) => name,
    )
    const known = [...Object.keys(Parameters), ...Object.keys(Outputs), 'BrokerDenied']
    expect(named.length).toBeGreaterThan(8)
    expect(named.filter((name) => !known.includes(name))).toEqual([])
  })

  test('names keys of secrets that are settings', () => {
    const named = [...readDocument(PAGE).matchAll(/\b(?:GITHUB|BROKER)_[A-Z_]+\b/g)].map(([name]) => name)
    expect(named.length).toBeGreaterThan(4)
    expect(named.filter((name) => !(name in VARIABLES))).toEqual([])
  })

  test('adds the costs up as its own assumptions have them', () => {
    const pullRequests = 100 * 30
    const firings = (24 + 144) * 30
    const requests = pullRequests * 10 + firings
    // Each tour is a slice; each sweep of the hour one, and each look at the hours one for each of the 5 repositories.
    const small = firings + 24 * 30 + 144 * 30 * 5
    const slices = pullRequests * 70 + small
    const gbSeconds = requests * 0.3 * 0.5 + slices * 2 * 0.5
    const operations = (slices - small) * 2 + pullRequests * 6 + small * 2
    const written = (slices * 8) / 1e6
    const kept = (written * 7) / 30
    const readings = 2 * 12 * 24 * 30 * 3
    const logs = ((slices * 5 + requests * 3) * 300) / 1e9
    const dollars = [
      ((requests + slices) * 0.2) / 1e6,
      gbSeconds * 0.0000133334,
      (operations * 8) / 1e6,
      written * 0.25,
      kept * 0.15,
      2 * 0.4 + (readings / 1e4) * 0.05,
      5 * 0.1 + 10 * 0.3 + logs * 0.5,
    ]
    const counts = [requests, slices, requests + slices, gbSeconds, operations, readings].map((count) =>
      count.toLocaleString('en'),
    )
    const rows = [...readDocument(PAGE).matchAll(/^\|.*\| +(?:\*\*)?(\d+\.\d\d)(?:\*\*)? \|$/gm)]
    const together = dollars.reduce((sum, one) => sum + one, 0)
    const expected = [...dollars, together, 730 * (0.045 + 0.005)].map((one) => one.toFixed(2))
    expect(rows.map(([, amount]) => amount)).toEqual(expected)
    expect(counts.filter((count) => !readDocument(PAGE).includes(count))).toEqual([])
  })
})

function settings(): string {
  const rows = Object.entries(VARIABLES).map(([name, meaning]) => `| \`${name}\` | ${meaning} |`)
  return ['| Setting | Meaning |', '| --- | --- |', ...rows, ''].join('\n')
}

function policy(): string {
  const groups = { who: CALLER_KEYS, 'may do': ACTION_KEYS, 'on what': LIMIT_KEYS }
  const rows = Object.entries(groups).flatMap(([group, keys]) =>
    Object.entries(keys).map(([key, { describe }]) => `| \`${kebabCase(key)}\` | ${group} | ${describe} |`),
  )
  const description = `| \`description\` | | ${RULE_KEYS.description.describe} |`
  return ['| Key | Of | Meaning |', '| --- | --- | --- |', description, ...rows, ''].join('\n')
}

function parameters(): string {
  const rows = Object.entries(readTemplate().Parameters).map(([name, { Description = '', Default }]) => {
    const normally = Default === undefined ? 'must be given' : Default === '' ? 'empty' : `\`${Default}\``
    return `| \`${name}\` | ${normally} | ${Description.replaceAll('|', '\\|')} |`
  })
  return ['| Parameter | Default | Meaning |', '| --- | --- | --- |', ...rows, ''].join('\n')
}
