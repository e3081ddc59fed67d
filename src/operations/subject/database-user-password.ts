import { Secret } from '../../base/secret.ts'
import { rememberWrite, sentWrite } from '../memory.ts'
import type { Memory } from '../operation.ts'
import type { OwnSecrets } from '../own-secrets.ts'
import { encodeUriPart } from './credentials-uri.ts'

const NAME = 'password'
/** Atlas has answered to a write of this run that sets the password. */
const SET = 'password set'

/**
 * The password that this run gives to a SCRAM user: the one that was given, or one that is made here. A user that was there keeps
 * the one that it has, which Atlas never shows, unless it is to be rotated.
 */
export function runPassword({ given, secrets }: { given: Secret | undefined; secrets: OwnSecrets }): Secret {
  return given ?? secrets.find(NAME) ?? secrets.make(NAME)
}

/** Keeps a password that was given also as it stands in a URI, which may be printed in parts. */
export function keepPassword({ password, secrets }: { password: Secret; secrets: OwnSecrets }): void {
  secrets.keep(password)
  secrets.keep(new Secret(encodeUriPart(password.reveal())))
}

export function rememberPasswordSet({ memory, now }: { memory: Memory; now: Date }): void {
  rememberWrite({ memory, name: SET, now })
}

/**
 * What is known of the password. `set`: it is certainly the one of this run. `unsure`: this run has to set it, because the answer
 * to its creation was lost, because the process that made the password is gone, or because it is to be rotated. `kept`: it is none
 * of this run's business.
 */
export function passwordState({
  given,
  secrets,
  memory,
  rotate,
}: {
  given: Secret | undefined
  secrets: OwnSecrets
  memory: Memory
  rotate: boolean
}): 'set' | 'unsure' | 'kept' {
  if (sentWrite(memory, 'create') === undefined && !rotate) return 'kept'
  const known = given ?? secrets.find(NAME)
  return known !== undefined && sentWrite(memory, SET) !== undefined ? 'set' : 'unsure'
}
