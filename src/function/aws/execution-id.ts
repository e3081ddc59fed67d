/** The worker as it is invoked: by the ARN of an alias or a version. */
const FUNCTION = /^(arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+):([\w$-]+)$/
const EXECUTION =
  /^(arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+):([\w$.]+)\/durable-execution\/([\w-]+)\/([\w-]+)$/
const ID = /^([\w-]+)~([\w$.]+)~([\w-]+)$/

/** The ARN of the function without its qualifier; `undefined` for what is no qualified ARN. */
export function functionOf(qualifiedArn: string): string | undefined {
  return FUNCTION.exec(qualifiedArn)?.[1]
}

/** The alias or the version of a qualified ARN. */
export function qualifierOf(qualifiedArn: string): string | undefined {
  return FUNCTION.exec(qualifiedArn)?.[2]
}

/** The id of a run is what tells its execution from others of the same function: name, version, and Lambda's own id. */
export function runIdOf(executionArn: string): string {
  const [, , version, name, id] = EXECUTION.exec(executionArn) ?? []
  return version === undefined ? executionArn : `${name}~${version}~${id}`
}

/** `undefined` for what is no id of a run; never the ARN of another function's execution. */
export function executionOf({ runId, functionArn }: { runId: string; functionArn: string }): string | undefined {
  const [, name, version, id] = ID.exec(runId) ?? []
  return name === undefined ? undefined : `${functionArn}:${version}/durable-execution/${name}/${id}`
}

/** The version of the function that a run goes on with. */
export function versionOf(runId: string): string | undefined {
  return ID.exec(runId)?.[2]
}
