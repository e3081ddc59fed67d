import * as z from 'zod/mini'
import { findProject } from '../access.ts'
import { readBody } from '../body.ts'
import { issueCertificate } from '../database/certificate.ts'
import type { Certificate } from '../database/database.ts'
import { Problem } from '../problem.ts'
import type { Call, Result, Route } from '../route.ts'
import type { Project } from '../state.ts'
import { timestamp } from '../timestamp.ts'

const versions = (javaMethod: string) => [
  { date: '2023-01-01', javaMethod: `ApiAtlasV2DatabaseUsersResource::${javaMethod}` },
]

const DEFAULT_MONTHS = 3
const MOST_MONTHS = 24
const HOUR = 3600 * 1000

const schema = z.strictObject({ monthsUntilExpiration: z.optional(z.int().check(z.gte(1))) })
const READ_ONLY = ['_id', 'createdAt', 'groupId', 'links', 'notAfter', 'subject']

const projectOf = (call: Call, needs: 'read' | 'write') => findProject(call.world, call.params['groupId'] ?? '', needs)

/** The same day so many months later, or the last one of a shorter month. */
function monthsLater(ms: number, months: number): number {
  const date = new Date(ms)
  const day = date.getUTCDate()
  date.setUTCMonth(date.getUTCMonth() + months)
  if (date.getUTCDate() !== day) date.setUTCDate(0)
  return date.getTime()
}

/** The name of a user whose certificates Atlas makes, or the refusal: it makes none for others. */
function checkUser({ params }: Call, { database }: Project): string {
  const username = params['username'] ?? ''
  const users = database.users.filter((user) => user.username === username)
  if (users.some(({ authentication }) => authentication.x509Type === 'MANAGED')) return username
  if (users.length > 0) {
    throw new Problem(400, 'USER_NOT_MANAGED_X509', {
      detail: `The certificates of user ${username} are not managed by Atlas.`,
      parameters: [username],
    })
  }
  throw new Problem(404, 'USERNAME_NOT_FOUND', {
    detail: `No user with username ${username} exists.`,
    parameters: [username],
  })
}

const commonName = (username: string): string => username.replace(/^CN=/, '')

/** Recorded: an id that is the serial number, a number too large for JavaScript; created when the certificate begins to be valid. */
function renderCertificate({ serial, username, createdAt, notAfter }: Certificate, project: Project): object {
  return {
    _id: (JSON as typeof JSON & { rawJSON(text: string): unknown }).rawJSON(serial),
    createdAt: timestamp(createdAt),
    groupId: project.id,
    notAfter: timestamp(notAfter),
    subject: `CN=${commonName(username)}`,
  }
}

/** Recorded: PEM, not JSON, under the type of JSON, and valid since an hour ago. */
async function add(call: Call): Promise<Result> {
  const { world, now } = call
  const project = projectOf(call, 'write')
  const username = checkUser(call, project)
  const body = readBody(call.body, { schema, readOnly: READ_ONLY, quirks: world.quirks })
  const { monthsUntilExpiration = DEFAULT_MONTHS } = body
  if (monthsUntilExpiration > MOST_MONTHS) {
    throw new Problem(400, 'CERT_EXPIRY_CANNOT_EXCEED_TWO_YEARS', {
      detail: `Certificates that Atlas makes are valid for at most ${MOST_MONTHS} months.`,
      parameters: [MOST_MONTHS],
    })
  }
  const serial = (world.random.bytes(8).readBigUInt64BE() >> 1n) + 1n
  const [notBefore, notAfter] = [now - HOUR, monthsLater(now, monthsUntilExpiration)]
  const text = await issueCertificate({
    commonName: commonName(username),
    projectId: project.id,
    serial,
    notBefore,
    notAfter,
  })
  const certificate = { serial: String(serial), username, createdAt: notBefore, notAfter }
  project.database.certificates = [...project.database.certificates, certificate]
  return { status: 201, text }
}

function list(call: Call): Result {
  const project = projectOf(call, 'read')
  const username = checkUser(call, project)
  const valid = project.database.certificates.filter((one) => one.username === username && call.now < one.notAfter)
  return { status: 200, page: valid.map((one) => renderCertificate(one, project)) }
}

const all = { path: '/groups/{groupId}/databaseUsers/{username}/certs', limit: 'certificates' } as const

export const databaseUserCertificates: readonly Route[] = [
  {
    ...all,
    method: 'POST',
    versions: versions('generateCert'),
    takesBody: true,
    audit: 'MONGODB_USER_X509_CERT_CREATED',
    handle: add,
  },
  { ...all, method: 'GET', versions: versions('getValidCertsByUsername'), paged: true, handle: list },
]
