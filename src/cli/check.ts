/** One thing that has to be right before Atlas can be used. */
export interface Check {
  readonly name: string
  readonly ok: boolean
  readonly message: string
  readonly hint?: string
}

/** A check that has failed, for what an issue or an error says. */
export function refuse(name: string, { message, hint }: { message: string; hint?: string | undefined }): Check {
  const said = message.startsWith(`${name}: `) ? message.slice(name.length + 2) : message
  return { name, ok: false, message: said, ...(hint !== undefined && { hint }) }
}
