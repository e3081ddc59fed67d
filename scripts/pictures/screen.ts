import { loadPackage } from './tools.ts'

/** What is used of `@xterm/headless` (https://xtermjs.org/docs/api/terminal/). */
interface Xterm {
  readonly Terminal: new (options: object) => XtermTerminal
}
interface XtermTerminal {
  write(bytes: Uint8Array, done: () => void): void
  readonly buffer: { readonly active: { readonly length: number; getLine(y: number): Line | undefined } }
}
interface Line {
  readonly length: number
  getCell(x: number): Cell | undefined
}
interface Cell {
  getChars(): string
  getWidth(): number
  isFgPalette(): boolean
  getFgColor(): number
  isBold(): number
  isDim(): number
}

/** Text of one look. The colour is a number of the palette, `undefined` for that of all text. */
export interface Run {
  readonly text: string
  readonly colour: number | undefined
  readonly bold: boolean
  readonly dim: boolean
}
export type ScreenLine = readonly Run[]

export interface Screen {
  write(bytes: Uint8Array): Promise<void>
  /** What is there now, with what has scrolled away above it and without what is empty below it. */
  lines(): ScreenLine[]
}

export async function openScreen({ columns, rows }: { columns: number; rows: number }): Promise<Screen> {
  const { Terminal } = (await loadPackage('@xterm/headless/lib-headless/xterm-headless.mjs')) as Xterm
  const terminal = new Terminal({ cols: columns, rows, scrollback: 10_000, allowProposedApi: true })
  return {
    write: (bytes) => new Promise((resolve) => terminal.write(bytes, resolve)),
    lines() {
      const { active } = terminal.buffer
      const lines = Array.from({ length: active.length }, (_, y) => runsOf(active.getLine(y)))
      return lines.slice(0, lines.findLastIndex((line) => line.length > 0) + 1)
    },
  }
}

function runsOf(line: Line | undefined): ScreenLine {
  const cells = Array.from({ length: line?.length ?? 0 }, (_, x) => line?.getCell(x))
    // The second column of a wide character is a cell without width.
    .filter((cell) => cell !== undefined)
    .filter((cell) => cell.getWidth() > 0)
    .map(runOf)
  const runs: Run[] = []
  for (const cell of cells.slice(0, cells.findLastIndex(({ text }) => text.trim() !== '') + 1)) {
    const last = runs.at(-1)
    if (last && last.colour === cell.colour && last.bold === cell.bold && last.dim === cell.dim)
      runs.splice(-1, 1, { ...last, text: last.text + cell.text })
    else runs.push(cell)
  }
  return runs
}

function runOf(cell: Cell): Run {
  return {
    text: cell.getChars() || ' ',
    colour: cell.isFgPalette() ? cell.getFgColor() : undefined,
    bold: cell.isBold() !== 0,
    dim: cell.isDim() !== 0,
  }
}
