import { expect, test } from 'vitest'
import { chooseCredentials } from '../../src/atlas/credentials.ts'
import { CREDENTIAL_VARIABLES } from '../../src/cli/credential-variables.ts'

test('the variables that help and doctor name are those that are read, in this order', () => {
  const all = new Set<string>()
  const environment = new Proxy<Record<string, string | undefined>>(
    {},
    { get: (_, name) => void all.add(String(name)) },
  )
  chooseCredentials({ inputs: {}, environment })
  expect([...all].sort()).toEqual(CREDENTIAL_VARIABLES.flatMap(({ names }) => [...names]).sort())

  CREDENTIAL_VARIABLES.forEach(({ kind, names }, first) => {
    const laterToo = CREDENTIAL_VARIABLES.slice(first).flatMap((set) => [...set.names])
    const chosen = chooseCredentials({
      inputs: {},
      environment: Object.fromEntries(laterToo.map((name) => [name, name])),
    })
    expect(chosen).toMatchObject({ kind })
    if (names.length === 2) expect(Object.values(chosen)).toContain(names[0])
  })
})
