import type { Secret } from '../base/secret.ts'

/**
 * The two workflow commands that have to come before the first request. `@actions/core` has them too, but brings an HTTP client along
 * that would make half of a short run's start-up; it is loaded once something has to be written to the runner's files.
 * Syntax: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function maskLines(secrets: readonly Secret[]): string[] {
  const values = secrets.flatMap((secret) => formsOf(secret.reveal()))
  return [...new Set(values)].map((value) => `::add-mask::${escapeData(value)}`)
}

/** A notice line beside the log, not bound to a file. */
export function noticeLine(message: string): string {
  return `::notice::${escapeData(message)}`
}

/** An error line beside the log, which does not end the job by itself. */
export function errorLine(message: string): string {
  return `::error::${escapeData(message)}`
}

/** A warning line beside the log. */
export function warningLine(message: string): string {
  return `::warning::${escapeData(message)}`
}

/**
 * A line that is meant to be read only. The runner takes a line for a command that begins with `::` after blanks, or that holds `##[`
 * anywhere (actions/runner, `ActionCommand.TryParseV2` and `TryParse`); a line break would begin another line.
 */
export function plainLine(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/^(\s*):(?=:)/, '$1: ')
    .replaceAll('##[', '## [')
}

/** Masking a word of a few letters would star out half of the log and drop outputs that happen to hold it. */
const SHORTEST_MASK = 8

/** As it is, as it stands in a URI, and each line of it, since the log is masked line by line. */
function formsOf(value: string): string[] {
  return [value, encodeURIComponent(value), ...value.split(/\r?\n/)].filter((form) => form.length >= SHORTEST_MASK)
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}
