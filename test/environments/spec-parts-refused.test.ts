import { describe, expect, test } from 'vitest'
import { faults, OF_PROJECT, ORG, PROJECT, read } from './reading-spec.ts'

const at = (line: number, column: number) => `environment.yml:${line}:${column}:`

describe('access', () => {
  test('says of each item what is wrong with it', async () => {
    const items = [
      'runer',
      '10.0.0.0/8',
      '198.51.100.7',
      '198.51.100.7/32',
      '5',
      'runner',
      'runner',
      '"fe80::1%eth0"',
      '1.2.3.4/33',
      '"2001:db8::/48"',
    ]
    const expected = 'expected `runner`, an IPv4 or IPv6 address, or a range in CIDR notation such as `198.51.100.0/24`'
    expect(await faults(`${OF_PROJECT}access:\n${items.map((item) => `- ${item}\n`).join('')}`)).toEqual([
      `${at(4, 3)} access, item 1: ${expected}, got \`runer\`. Did you mean \`runner\`?`,
      `${at(5, 3)} access, item 2: \`10.0.0.0/8\` is wider than /24 (IPv6: /64) and lets strangers reach the cluster. Give a narrower range, or write \`{ cidr-block: "10.0.0.0/8", allow-wide-cidr: true }\`.`,
      `${at(7, 3)} access, item 4: \`198.51.100.7/32\` is in the list already, in line 6. Remove one of the two.`,
      `${at(8, 3)} access, item 5: ${expected}, got the number 5.`,
      `${at(10, 3)} access, item 7: \`runner\` is in the list already, in line 9. Remove one of the two.`,
      `${at(11, 3)} access, item 8: ${expected}, got \`fe80::1%eth0\`.`,
      `${at(12, 3)} access, item 9: ${expected}, got \`1.2.3.4/33\`.`,
      `${at(13, 3)} access, item 10: \`2001:db8::/48\` is wider than /24 (IPv6: /64) and lets strangers reach the cluster. Give a narrower range, or write \`{ cidr-block: "2001:db8::/48", allow-wide-cidr: true }\`.`,
    ])
  })

  test('tells a range of IPv6 from its first address', async () => {
    const wide = '{ cidr-block: "2001:db8::/32", allow-wide-cidr: true }'
    expect((await read(`${OF_PROJECT}access: ["2001:db8::", ${wide}]`)).access).toHaveLength(2)
    expect((await faults(`${OF_PROJECT}access: ["2001:db8::", "2001:DB8:0::/128"]`)).join()).toMatch(
      /3:24: access, item 2: `2001:DB8:0::\/128` is in the list already, in line 3\./,
    )
  })

  test('has to be a list of at most 100', async () => {
    expect(await faults(`${OF_PROJECT}access: runner`)).toEqual([
      `${at(3, 1)} access: expected a list, got \`runner\`. Write it as a list, such as \`[runner]\`.`,
    ])
    expect(await faults(`${OF_PROJECT}access:`)).toEqual([
      `${at(3, 1)} access: expected a list, got nothing. Write it as a list, such as \`[runner]\`.`,
    ])
    const addresses = Array.from({ length: 101 }, (_, index) => `198.51.100.${index}`)
    expect(await faults(`${OF_PROJECT}access:\n${addresses.map((item) => `- ${item}\n`).join('')}`)).toEqual([
      `${at(104, 3)} access: the list has 101 items; 100 are allowed. Put neighbouring addresses together in ranges.`,
    ])
  })

  test('takes wide ranges by name only', async () => {
    const [missing, unknown, ...others] = await faults(
      `${OF_PROJECT}access: [{ cidr: 10.0.0.0/8, allow-wide-cidr: true }]`,
    )
    expect(missing).toMatch(/^environment\.yml:3:10: access, item 1\.cidr-block: this is missing\./)
    expect(unknown).toMatch(/^environment\.yml:3:12: access, item 1\.cidr: there is no such key in `access, item 1`\./)
    expect(others).toEqual([])
    expect((await faults(`${OF_PROJECT}access: [{ cidr-block: 10.0.0.0/8 }]`)).join()).toMatch(/is wider than \/24/)
  })
})

describe('ttl', () => {
  test.each(['59m', '91d', '0s', 'forever', '-1h', '1w'])('is no %s', async (ttl) => {
    expect(await faults(`${OF_PROJECT}ttl: ${ttl}`)).toEqual([
      `${at(3, 1)} ttl: expected a time span from \`1h\` to \`90d\`, such as \`72h\`, got \`${ttl}\`.`,
    ])
  })

  test('needs a unit', async () => {
    expect((await faults(`${OF_PROJECT}ttl: 72`)).join()).toMatch(
      /^environment\.yml:3:1: ttl: .+, got the number 72\.$/,
    )
  })
})

describe('pause', () => {
  const pause = (text: string) => `${OF_PROJECT}pause: ${text}`

  test('needs both times', async () => {
    expect((await faults(pause('{ at: "0 20 * * *" }'))).join()).toMatch(
      /3:1: pause\.resume: this is missing\. Add `resume`: /,
    )
    expect(await faults(pause(''))).toEqual([
      `${at(3, 1)} pause: expected a mapping, got nothing. Write its keys as \`name: value\` below it, or leave it out.`,
    ])
  })

  test.each([
    '0 25 * * *',
    '60 0 * * *',
    '0 0 32 * *',
    '0 0 * 13 *',
    '0 0 * * 8',
    'a b c d e',
    '*/0 * * * *',
    '5-1 * * * *',
  ])('takes no expression that cannot be read: %s', async (expression) => {
    const [line, ...others] = await faults(pause(`{ at: "${expression}", resume: "0 7 * * *" }`))
    expect(line).toContain(`${at(3, 10)} pause.at: \`${expression}\` cannot be read as a cron expression: `)
    expect(line).toMatch(/\. Write a cron expression of five fields \(.+\), such as `0 20 \* \* 1-5`\.$/)
    expect(others).toEqual([])
  })

  test.each(['@daily', '0 0 20 * * 1-5', '20:00', '2026-01-01T00:00:00', '0 0 1 1 * 2026 7'])(
    'takes no expression of other than five fields: %s',
    async (expression) => {
      const [line] = await faults(pause(`{ at: "${expression}", resume: "0 7 * * *" }`))
      expect(line).toContain(`got \`${expression}\`.`)
    },
  )

  test.each(['0 0 30 2 *', '0 0 31 4,6 *'])('takes no expression that never fires: %s', async (expression) => {
    expect(await faults(pause(`{ at: "0 20 * * *", resume: "${expression}" }`))).toEqual([
      `${at(3, 28)} pause.resume: \`${expression}\` never fires: there is no such day. Choose a day that its months have.`,
    ])
  })

  test.each([
    ['0 20 * * *', '0 20 * * *'],
    ['0 20 * * 1-5', '0  20 * * MON-FRI'],
    ['0 20 * * 1', '0 20 * * *'],
    ['0 0 29 2 +MON', '0 0 29 2 *'],
  ])('takes no two expressions that never leave the cluster paused: %s and %s', async (pausing, resuming) => {
    expect(await faults(pause(`{ at: "${pausing}", resume: "${resuming}" }`))).toEqual([
      expect.stringMatching(
        /pause: whenever `at` fires, `resume` fires as well, so that the cluster would never be paused\. /,
      ),
    ])
  })

  test('takes two expressions that meet at times', async () => {
    expect((await read(pause('{ at: "0 20 * * *", resume: "0 20 * * 5" }'))).pause?.resume).toBe('0 20 * * 5')
  })

  test.each([
    ['Europe/Berln', 'there is no time zone `Europe/Berln`. Did you mean `Europe/Berlin`?'],
    [
      'Mars/Olympus_Mons',
      'there is no time zone `Mars/Olympus_Mons`. Give a name of the IANA time zone database, such as `Europe/Berlin`.',
    ],
    ['"+01:00"', 'expected a name of the IANA time zone database, such as `Europe/Berlin`, got `+01:00`.'],
  ])('takes no time zone %s', async (zone, why) => {
    const text = pause(`{ at: "0 20 * * *", resume: "0 7 * * *", time-zone: ${zone} }`)
    expect(await faults(text)).toEqual([`${at(3, 49)} pause.time-zone: ${why}`])
  })
})

describe('seed', () => {
  const from = `from: { project-id: ${PROJECT}, cluster-name: shop }`

  test('is sample data or a snapshot', async () => {
    expect(await faults(`${OF_PROJECT}seed: { sample-data: true, snapshot: latest, ${from} }`)).toEqual([
      `${at(3, 28)} seed: sample-data and snapshot are given at once, and a snapshot replaces all data. Give one of them.`,
    ])
    expect(await faults(`${OF_PROJECT}seed: {}`)).toEqual([
      `${at(3, 1)} seed: it names no data. Write \`{ sample-data: true }\` or \`{ snapshot: latest, from: { project-id: …, cluster-name: … } }\`.`,
    ])
  })

  test('says whose snapshot, and which', async () => {
    expect(await faults(`${OF_PROJECT}seed: { snapshot: latest }`)).toEqual([
      `${at(3, 9)} seed.from: this is missing. Say whose snapshot: \`{ snapshot: latest, from: { project-id: …, cluster-name: … } }\`.`,
    ])
    expect(await faults(`${OF_PROJECT}seed: { ${from} }`)).toEqual([
      `${at(3, 9)} seed.from: it is for a snapshot, and none is named. Add \`snapshot: latest\`, or the id of a snapshot, or leave from out.`,
    ])
    expect((await faults(`${OF_PROJECT}seed: { snapshot: newest, ${from} }`)).join()).toMatch(
      /3:9: seed\.snapshot: expected `latest`, or a snapshot id: 24 characters 0-9 and a-f, got `newest`\.$/,
    )
  })

  test('names the cluster of the snapshot, and its project once', async () => {
    expect((await faults(`${OF_PROJECT}seed: { snapshot: latest, from: { project-id: ${PROJECT} } }`)).join()).toMatch(
      /3:27: seed\.from\.cluster-name: this is missing\. /,
    )
    expect(await faults(`${OF_PROJECT}seed: { snapshot: latest, from: { cluster-name: shop } }`)).toEqual([
      `${at(3, 27)} seed.from: the project is missing. Give project-id, or project-name.`,
    ])
    const both = `{ project-id: ${PROJECT}, project-name: live, cluster-name: shop }`
    expect(await faults(`${OF_PROJECT}seed: { snapshot: latest, from: ${both} }`)).toEqual([
      `${at(3, 27)} seed.from: project-id and project-name are given at once. Give one of them.`,
    ])
  })

  test('of a free cluster is no snapshot', async () => {
    const text = `org-id: ${ORG}\ncluster: { tier: free, region: US_EAST_1 }\nseed: { snapshot: latest, ${from} }`
    expect(await faults(text)).toEqual([
      `${at(3, 9)} seed.snapshot: Atlas restores no snapshot into a free cluster. Use \`tier: flex\` or a dedicated tier, or \`sample-data: true\`.`,
    ])
  })
})

test.each(['""', '" preview"', '"a\\nb"', 'null', '[]', '5'])('a label is no %s', async (label) => {
  const [line, ...others] = await faults(`${OF_PROJECT}label: ${label}`)
  expect(line).toContain(`${at(3, 1)} label: expected the name of a label: 1 to 50 characters, got `)
  expect(others).toEqual([])
})
