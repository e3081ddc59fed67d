import { describe, expect, test } from 'vitest'
import { UsageError } from '../../src/base/errors.ts'
import { parsePlan } from '../../src/plan/parse.ts'
import { operations, policy } from './sample-operations.ts'

const ORG = '5a0a1e7e0f2912c554080adc'

function parse(text: string) {
  return parsePlan({ text, file: 'atlas.yml', operations, policy })
}

/** The lines that the user sees. */
async function faults(text: string): Promise<string[]> {
  const error: unknown = await parse(text).catch((error: unknown) => error)
  if (!(error instanceof UsageError)) throw new Error('The plan was accepted.', { cause: error })
  expect(error.issues.length).toBeGreaterThan(0)
  return error.message.split('\n')
}

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
      'atlas.yml:3:10: `<<` needs a mapping, or a list of mappings.',
    ])
  })

  test('is refused when aliases of aliases would fill the memory', async () => {
    const levels = Array.from({ length: 12 }, (_, n) => {
      const inner = n === 0 ? Array(9).fill('x') : Array(9).fill(`*l${n - 1}`)
      return `l${n}: &l${n} [${inner.join(', ')}]`
    })
    const lines = await faults(levels.join('\n'))
    expect(lines[0]).toMatch(
      /^atlas\.yml:\d+:\d+: The text holds more than 10,000 values when its aliases are written out\. Use fewer aliases, or split the plan\.$/,
    )
  })

  test('is refused when it is nested without end', async () => {
    expect(await faults(`a: ${'['.repeat(60)}${']'.repeat(60)}`)).toEqual([
      'atlas.yml:1:53: The text is nested more than 50 levels deep.',
    ])
    expect(await faults('['.repeat(100_000))).not.toEqual([])
    expect(await faults('- '.repeat(100_000))).not.toEqual([])
  })
})

describe('a step', () => {
  test.each([
    ['a:\n  creat-user: {}\n', ['atlas.yml:2:3: a: there is no operation `creat-user`. Did you mean `create-user`?']],
    [
      'a:\n  frobnicate: {}\n',
      [
        'atlas.yml:2:3: a: there is no operation `frobnicate`. Use one of `create-project`, `create-cluster`, `create-user`, `add-ip-access`, `delete-project`, `delete-cluster` or `check-access`.',
      ],
    ],
    [
      'a:\n',
      [
        'atlas.yml:1:1: a: expected a mapping with one operation, got nothing. Write the operation in a line of its own below, such as `check-access:`.',
      ],
    ],
    [
      'a: delete-project\n',
      [
        'atlas.yml:1:1: a: expected a mapping with one operation, got `delete-project`. Write the operation in a line of its own below, such as `delete-project:`.',
      ],
    ],
    [
      'a:\n  check-access:\n  create-user: { username: a }\n',
      [
        'atlas.yml:3:3: a: a step has one operation, and this one has `check-access` and `create-user`. Give each a step of its own.',
      ],
    ],
    [
      'a:\n  create-user: { username: a }\n  password: b\n',
      [
        'atlas.yml:3:3: a: `password` cannot stand beside `create-user`. Indent it below `create-user` if it is a parameter.',
      ],
    ],
    [
      'create-user:\n  username: a\n',
      ['atlas.yml:2:3: create-user: there is no operation `username`. Put a step id of your own above `create-user`.'],
    ],
    [
      'a:\n  create-user: [a]\n',
      [
        'atlas.yml:2:3: a.create-user: expected a mapping of parameters, got a list. Write each parameter as `name: value`.',
      ],
    ],
    [
      'My Step:\n  check-access:\n',
      [
        'atlas.yml:1:1: `My Step` cannot be the id of a step. Use lower-case letters, digits and hyphens, beginning with a letter, at most 40.',
      ],
    ],
    [
      'a:\n  check-access:\n  needs: [b, a, 3]\nbb:\n  check-access:\n',
      [
        'atlas.yml:3:11: a.needs: there is no step `b`. Did you mean `bb`?',
        'atlas.yml:3:14: a.needs: the step cannot wait for itself. Name another step.',
        'atlas.yml:3:17: a.needs: expected a step id or a list of step ids, got the number 3. Write `needs: [first, second]`.',
      ],
    ],
  ])('of a wrong form is refused (%#)', async (text, lines) => {
    expect(await faults(text)).toEqual(lines)
  })

  test('is never quoted with control characters, nor with the marks of workflow commands', async () => {
    const text = '"::error::\\e[31m\\n::set-output":\n  "##[error]\\u202e": {}\n'
    for (const line of await faults(text)) {
      expect(line).not.toMatch(/[\u0000-\u001f\u202e]|##\[|: ::/)
      expect(line).toMatch(/^atlas\.yml:/)
    }
  })
})

describe('parameters', () => {
  test('are refused by the place where they stand, all at once and in the order of the text', async () => {
    const text = [
      'project:',
      '  create-project:',
      '    org-id: 123456789012345678901234',
      '    tags: { cost: 7 }',
      'cluster:',
      '  create-cluster:',
      '    project-id: "${projct.project-id}"',
      '    cluster-name: "${user.pasword}"',
      '    teir: flex',
      '    nodes: "3"',
      '    regions: US_EAST_1',
      'user:',
      '  create-user:',
      '    username: "${{ github.actor }}"',
      '    password: "${cluster}"',
      'other:',
      '  create-user:',
      '    username: "${user.password}"',
    ].join('\n')
    expect(await faults(text)).toEqual([
      'atlas.yml:2:3: project.project-name: create-project needs this parameter. Add `project-name`: expected a name of small letters, digits, hyphens.',
      'atlas.yml:3:5: project.org-id: expected an organization id, got the number 1.2345678901234569e+23. Put it in quotes, or YAML takes it for a number.',
      'atlas.yml:4:5: project.tags: expected a mapping of texts, got the number 7 in `cost`. Put it in quotes: `"7"`.',
      'atlas.yml:7:5: cluster.project-id: there is no step `projct`. Did you mean `project`?',
      'atlas.yml:8:5: cluster.cluster-name: create-user, the operation of `user`, has no output `pasword`. Did you mean `password`?',
      'atlas.yml:9:5: cluster.teir: create-cluster has no parameter `teir`. Did you mean `tier`?',
      'atlas.yml:10:5: cluster.nodes: expected a whole number from 1 to 7, got `3`. Write it without quotes.',
      'atlas.yml:11:5: cluster.regions: expected a list of regions, got `US_EAST_1`. Write it as a list: `[US_EAST_1]`.',
      'atlas.yml:14:5: user.username: GitHub expands expressions such as `${{ … }}` in workflow files only. Write the value itself, or move the plan into the `operations` input of the workflow.',
      'atlas.yml:15:5: user.password: `${cluster}` is no reference. Write `${step.output}`, or `$${` where you mean the characters `${`.',
      'atlas.yml:18:5: other.username: `user.password` is secret, and this parameter is shown in logs and in Atlas. Use an output that is not secret.',
    ])
  })

  test('may not refer to the step itself', async () => {
    expect(await faults('a:\n  create-user: { username: "${a.password}" }\n')).toEqual([
      'atlas.yml:2:18: a.username: the step cannot wait for itself. Name another step.',
    ])
  })

  test('are held against the rules of the operation, with references counted as given', async () => {
    const text = 'a:\n  create-cluster: { cluster-name: c, tier: flex }\n'
    expect(await faults(text)).toEqual(['atlas.yml:2:3: a: the project is missing. Give project-id, or project-name.'])
    const good = `p:\n  create-project: { org-id: ${ORG}, project-name: p }\n${text.replace('{', '{ project-id: "${p.project-id}",')}`
    expect((await parse(good)).steps).toHaveLength(2)
  })
})

describe('cycles', () => {
  test('are said whole', async () => {
    const text = [
      'a:',
      '  check-access:',
      '  needs: c',
      'b:',
      '  check-access:',
      '  needs: a',
      'c:',
      '  create-user: { username: x }',
      '  needs: [b]',
    ].join('\n')
    expect(await faults(text)).toEqual([
      'atlas.yml:2:3: a → c → b → a: these steps wait for each other. Take one of the needs or references away.',
    ])
  })
})
