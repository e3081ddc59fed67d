import { describe, expect, test } from 'vitest'
import { faults, ORG, parse } from './reading.ts'

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

  test('is told only the first of very many names', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `step-${index}`)
    const [line] = await faults(
      `${ids.map((id) => `${id}: { check-access: }`).join('\n')}\nz: { check-access: , needs: q }`,
    )
    expect(line).toContain('there is no step `q`. Use one of `step-0`, `step-1`, ')
    expect(line).toMatch(/`step-29` and 10 others\.$/)
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
