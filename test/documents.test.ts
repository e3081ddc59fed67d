import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { anchorsOf } from './support/anchors-of.ts'
import { asWorkflow, cloudOf, planIssues, specIssues, workflowIssues } from './support/documented.ts'
import { blocksOf, documents, newSideOf, readDocument, withExamples } from './support/documents.ts'
import { formatted } from './support/formatted.ts'
import { lintWorkflow } from './support/workflow-lint.ts'

const ROOT = join(import.meta.dirname, '..')
const pages = documents()
const EXAMPLES = readdirSync(join(ROOT, 'examples'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yml'))
  .map((name) => `examples/${name}`)

describe.each(pages)('%s', (page) => {
  test('links to files and headings that are there', () => {
    const links = [...readDocument(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)
    const broken = links.filter((link) => {
      if (/^[a-z]+:/.test(link)) return false
      const [path = '', heading] = link.split('#')
      const target = path === '' ? page : join(page, '..', path)
      if (!existsSync(join(ROOT, target))) return true
      return heading !== undefined && !anchorsOf(readDocument(target)).includes(heading)
    })
    expect(broken).toEqual([])
  })
})

describe.each(pages.filter((page) => readDocument(page).includes('<!-- examples/')))('%s', (page) => {
  test('shows the examples as their files have them (`npm test -- -u` rewrites it)', async () => {
    await expect(formatted({ file: page, text: withExamples(page) })).toMatchFileSnapshot(`../${page}`)
  })
})

const blocks = pages.flatMap(blocksOf)
const blocksOfKind = (...kinds: readonly string[]) => blocks.filter(({ kind }) => kinds.includes(kind))

describe('what the pages show can be used:', () => {
  test.each(blocksOfKind('workflow'))('workflow $title', async ({ file, text }) => {
    expect(await workflowIssues({ file, text })).toEqual([])
    expect(lintWorkflow(text).filter((line) => !line.endsWith(' has no end'))).toEqual([])
  })

  test.each(blocksOfKind('steps', 'diff'))('$kind $title', async ({ file, kind, text }) => {
    const steps = asWorkflow(kind === 'diff' ? newSideOf(text) : text)
    expect(await workflowIssues({ file, text: steps })).toEqual([])
    expect(lintWorkflow(steps).filter((line) => !line.endsWith(' has no end'))).toEqual([])
  })

  test.each(blocksOfKind('environment'))('environment file $title', async ({ file, text }) => {
    expect(await specIssues({ file, text, cloud: cloudOf(text) })).toEqual([])
  })

  test.each(blocksOfKind('plan'))('plan $title', async ({ file, text }) => {
    expect(await planIssues({ file, text, cloud: cloudOf(text) })).toEqual([])
  })

  test('nothing else is shown that could be copied', () => {
    const kinds = ['workflow', 'steps', 'diff', 'environment', 'plan', 'sh', 'json', 'text', 'ts', 'http']
    expect(blocks.filter(({ kind }) => !kinds.includes(kind)).map(({ title }) => title)).toEqual([])
  })
})

describe('nothing that is shown would do harm where it is copied:', () => {
  test.each(EXAMPLES.filter((name) => name.includes('/workflows/')))('%s', (name) => {
    expect(lintWorkflow(readDocument(name))).toEqual([])
  })

  test.each(EXAMPLES)('%s is shown or named in a page', (name) => {
    expect(pages.map(readDocument).filter((text) => text.includes(name)).length).toBeGreaterThan(0)
  })
})

describe('a workflow that is refused:', () => {
  const checkout = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1'
  const job = ({ on = 'push', more = '', permissions = '{}', steps }: Record<string, string>) =>
    `on: ${on}\npermissions: {}\n${more}jobs:\n  job:\n    runs-on: ubuntu-24.04\n    timeout-minutes: 5\n    permissions: ${permissions}\n    steps:\n${steps}`

  test.each([
    ['with the branch of a stranger in a shell', { steps: '      - run: echo ${{ github.head_ref }}\n' }],
    [
      'with the title of a stranger in a condition',
      { steps: '      - run: echo\n        if: contains(github.event.pull_request.title, 1)\n' },
    ],
    ['with any expression in a shell', { steps: '      - run: echo ${{ github.sha }}\n' }],
    [
      'with a checkout where strangers meet secrets',
      {
        on: '{ pull_request_target: { types: [closed] } }',
        permissions: '{ contents: read }',
        steps: `      - uses: ${checkout}\n        with: { persist-credentials: false }\n`,
      },
    ],
    [
      'with a token that a checkout leaves',
      { permissions: '{ contents: read }', steps: `      - uses: ${checkout}\n` },
    ],
    ['with a permission that nothing needs', { permissions: '{ contents: write }', steps: '      - run: echo\n' }],
    [
      'with a `down` that is cancelled',
      {
        on: '{ pull_request: { types: [closed] } }',
        more: 'concurrency: { group: a, cancel-in-progress: true }\n',
        steps: '      - run: echo\n',
      },
    ],
  ])('%s', (_name, parts) => {
    expect(lintWorkflow(job(parts))).toHaveLength(parts.steps.includes('head_ref') ? 2 : 1)
  })

  test('without permissions, or without an end', () => {
    const steps = '    steps:\n      - run: echo\n'
    expect(lintWorkflow(`on: push\njobs:\n  job:\n    runs-on: ubuntu-24.04\n${steps}`)).toEqual([
      'permissions of the workflow are not {}',
      'job has no end',
    ])
  })
})
