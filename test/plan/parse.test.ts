import { describe, expect, test } from 'vitest'
import { faults, ORG, parse } from './reading.ts'

describe('a right plan', () => {
  test('keeps its steps in the order of the text, with operation, parameters as written, and needs', async () => {
    const { steps } = await parse(
      [
        'project:',
        `  create-project: { org-id: ${ORG}, project-name: pr-42 }`,
        'cluster:',
        '  create-cluster: { project-id: "${project.project-id}", cluster-name: pr-42, tier: flex }',
        'user:',
        '  create-user: { username: app }',
        '  needs: [cluster]',
        'again:',
        '  create-user: { username: two }',
        '  needs: user',
      ].join('\n'),
    )
    expect(steps.map(({ id, operation, params, needs }) => [id, operation.name, params, needs])).toEqual([
      ['project', 'create-project', { 'org-id': ORG, 'project-name': 'pr-42' }, []],
      [
        'cluster',
        'create-cluster',
        { 'project-id': '${project.project-id}', 'cluster-name': 'pr-42', tier: 'flex' },
        ['project'],
      ],
      ['user', 'create-user', { username: 'app' }, ['cluster']],
      ['again', 'create-user', { username: 'two' }, ['user']],
    ])
    expect(steps[1]?.position).toEqual({ file: 'atlas.yml', line: 4, column: 3 })
  })

  test('may leave the parameters of an operation empty', async () => {
    expect((await parse('access:\n  check-access:\n')).steps[0]?.params).toEqual({})
  })

  test('may be written as JSON, with carriage returns, and with a byte order mark', async () => {
    expect((await parse('\ufeff{"access":\r\n {"check-access": {}}}\r\n')).steps).toHaveLength(1)
  })

  test('may use anchors, aliases and merge keys', async () => {
    const { steps } = await parse(
      [
        'one:',
        '  create-cluster: &base { project-id: p, cluster-name: one, tier: flex, regions: &r [US_EAST_1] }',
        'two:',
        '  create-cluster: { <<: *base, cluster-name: two, regions: *r }',
        'three:',
        '  create-cluster: { <<: [{ tier: M10 }, *base], cluster-name: three }',
      ].join('\n'),
    )
    expect(steps.map(({ params }) => params)).toEqual([
      { 'project-id': 'p', 'cluster-name': 'one', tier: 'flex', regions: ['US_EAST_1'] },
      { 'project-id': 'p', 'cluster-name': 'two', tier: 'flex', regions: ['US_EAST_1'] },
      { 'project-id': 'p', 'cluster-name': 'three', tier: 'M10', regions: ['US_EAST_1'] },
    ])
  })

  test('leaves words alone that only YAML 1.1 takes for flags and dates, whatever version the text claims', async () => {
    const { steps } = await parse('%YAML 1.1\n---\na:\n  create-user: { username: no, password: 2026-01-01 }\n')
    expect(steps[0]?.params).toEqual({ username: 'no', password: '2026-01-01' })
  })

  test('may hold a literal dollar and brace', async () => {
    const { steps } = await parse('a:\n  create-user: { username: a, password: "$${x.y}" }\n')
    expect(steps[0]?.params).toEqual({ username: 'a', password: '$${x.y}' })
    expect(steps[0]?.needs).toEqual([])
  })

  test('may hand a secret output to a parameter that takes secrets', async () => {
    const { steps } = await parse(
      'a:\n  create-user: { username: a }\nb:\n  create-user: { username: b, password: "${a.password}" }\n',
    )
    expect(steps[1]?.needs).toEqual(['a'])
  })
})

describe('a text that is no plan', () => {
  test.each([
    ['', 'atlas.yml:1:1: The plan is empty. Write at least one step, such as `access: { check-access: }`.'],
    ['# nothing\n', 'atlas.yml:1:1: The plan is empty. Write at least one step, such as `access: { check-access: }`.'],
    ['{}', 'atlas.yml:1:1: The plan is empty. Write at least one step, such as `access: { check-access: }`.'],
    [
      '\n- check-access\n',
      'atlas.yml:2:1: Expected a mapping from step ids to operations, got a list. Write at least one step, such as `access: { check-access: }`.',
    ],
    [`a: ${'x'.repeat(256 * 1024)}`, 'atlas.yml:1:1: The plan is larger than 256 KiB. Split it.'],
    [
      Array.from({ length: 201 }, (_, index) => `s${index}: { check-access: }`).join('\n'),
      'atlas.yml:201:1: The plan has 201 steps; 200 are allowed. Split it.',
    ],
  ])('is refused in one line (%#)', async (text, line) => {
    expect(await faults(text)).toEqual([line])
  })

  test('is refused with every syntax error and its place', async () => {
    const lines = await faults('a:\n  check-access: "\\q"\nb:\n  check-access: "\\p"\n')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/^atlas\.yml:2:\d+: This is not valid YAML: .*\\q/)
    expect(lines[1]).toMatch(/^atlas\.yml:4:\d+: This is not valid YAML: .*\\p/)
  })

  test('is told that references need quotes within braces', async () => {
    const [line] = await faults('a:\n  create-user: { username: ${b.name} }\n')
    expect(line).toMatch(/^atlas\.yml:2:\d+: .* Put references in quotes: `"\$\{step\.output\}"`\.$/)
  })

  test('is refused for tags that are not of the core schema', async () => {
    const [line] = await faults('a:\n  create-user: { username: !!binary aGk= }\n')
    expect(line).toMatch(/^atlas\.yml:2:\d+: This is not valid YAML: Unresolved tag/)
  })

  test('is refused for duplicate keys on every level', async () => {
    expect(await faults('a:\n  create-user: { username: a, username: b }\na:\n  check-access:\n')).toEqual([
      'atlas.yml:2:31: `username` is written twice in one mapping, first in line 2. Remove one of the two.',
      'atlas.yml:3:1: `a` is written twice in one mapping, first in line 1. Remove one of the two.',
    ])
  })

  test('is refused for aliases that lead nowhere or into themselves', async () => {
    expect(await faults('a: &a\n  check-access: [*a, *b]\n')).toEqual([
      'atlas.yml:2:18: The alias `*a` stands within what it names. Write the value out.',
      'atlas.yml:2:22: The alias `*b` has no anchor before it. Write the value out.',
    ])
  })

  test('is refused for keys that are not plain text, and for merging what is no mapping', async () => {
    expect(await faults('? [a]\n: b\nc: { <<: text }\n')).toEqual([
      'atlas.yml:1:3: A key has to be plain text. Write `name: value`.',
      'atlas.yml:3:6: `<<` needs a mapping, or a list of mappings.',
    ])
  })

  test('is refused when aliases of aliases would fill the memory', async () => {
    const levels = Array.from({ length: 12 }, (_, n) => {
      const inner = n === 0 ? Array(9).fill('x') : Array(9).fill(`*l${n - 1}`)
      return `l${n}: &l${n} [${inner.join(', ')}]`
    })
    const lines = await faults(levels.join('\n'))
    // 1 + 9 = 10 values in the first, then 1 + 9 × 10 = 91, 820, 7381 and, in line 5, 66,430; line 6 is the first to use those.
    expect(lines[0]).toBe(
      'atlas.yml:6:10: The text holds more than 10,000 values, with its aliases written out. Use fewer aliases, or split the plan.',
    )
  })

  test('is refused when merge keys would fill the memory', async () => {
    // 2,001 values each, so the fifth of the merges, which begin in line 3, is one too many.
    const base = Array.from({ length: 2000 }, (_, index) => `k${index}: 1`)
    const text = `a: &a { ${base.join(', ')} }\nb:\n${'  - { <<: *a }\n'.repeat(10_000)}`
    expect(await faults(text)).toEqual([
      'atlas.yml:7:7: The text holds more than 10,000 values, with its aliases written out. Use fewer aliases, or split the plan.',
    ])
  })

  test('is refused when it is nested without end', async () => {
    expect(await faults(`a: ${'['.repeat(60)}${']'.repeat(60)}`)).toEqual([
      'atlas.yml:1:53: The text is nested more than 50 levels deep.',
    ])
    expect(await faults('['.repeat(100_000))).not.toEqual([])
    expect(await faults('- '.repeat(100_000))).not.toEqual([])
  })
})
