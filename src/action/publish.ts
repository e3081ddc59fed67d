import type { Secret } from '../base/secret.ts'
import type { RunResult } from '../plan/run.ts'
import type { Settings } from '../plan/settings.ts'
import { annotateFailures } from './annotate.ts'
import { collectOutputs, variableName } from './outputs.ts'
import { renderSummary } from './summary.ts'
import { loadToolkit } from './toolkit.ts'
import { maskLines } from './workflow-command.ts'

export interface Publication {
  readonly result: RunResult
  readonly settings: Pick<Settings, 'dryRun'> & {
    /** Without an origin nothing is linked to Atlas's console. */
    readonly host: { readonly origin: string | undefined }
  }
  readonly exportEnv: boolean
  readonly write: (line: string) => void
  /** Outputs of the run as a whole, over those of its steps. */
  readonly more?: Readonly<Record<string, string>>
  /** Keeps the outputs of the steps to the log. */
  readonly isSilent?: boolean
  /** What the summary says beside the steps, in GitHub's Markdown. */
  readonly heading?: string
}

/** Writes outputs, job summary and annotations. Resolves to true when nothing failed. */
export async function publish({
  result,
  settings,
  exportEnv,
  write,
  more = {},
  isSilent = false,
  heading,
}: Publication): Promise<boolean> {
  const toolkit = await loadToolkit()
  const { plain, secret } = collectOutputs(isSilent ? withoutOutputs(result) : result)
  maskLines([...secret.values()] satisfies readonly Secret[]).forEach(write)
  for (const [name, value] of secret) toolkit.setOutput(name, value.reveal())
  for (const [name, value] of new Map([...plain, ...Object.entries(more)])) {
    toolkit.setOutput(name, value)
    if (exportEnv) toolkit.exportVariable(variableName(name), value)
  }
  const summary = renderSummary({ result, origin: settings.host.origin, dryRun: settings.dryRun, heading })
  await toolkit.summary
    .addRaw(summary, true)
    .write()
    .catch((error: Error) => toolkit.warning(`The job summary could not be written: ${error.message}`))
  return !annotateFailures({ result, toolkit })
}

function withoutOutputs({ steps }: RunResult): RunResult {
  return {
    steps: steps.map(({ step, state }) => ({
      step,
      state: state.status === 'done' ? { ...state, outputs: {} } : state,
    })),
  }
}
