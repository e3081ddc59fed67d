import { fontRules } from './fonts.ts'
import type { Run, ScreenLine } from './screen.ts'

/** A page that shows screens of a terminal, one below the other in the order of time. */
export function terminalPage(screens: readonly (readonly ScreenLine[])[]): string {
  const windows = screens.map((lines) => `<pre>${lines.map((line) => line.map(span).join('')).join('\n')}</pre>`)
  return `<!doctype html>
<meta charset="utf-8">
<style>
${fontRules()}
${STYLE}
</style>
<div id="picture">${windows.join('\n')}</div>
<script type="module">
  await document.fonts.load('14px "JetBrains Mono"')
  await document.fonts.load('700 14px "JetBrains Mono"')
  window.ready = true
</script>`
}

function span({ text, colour, bold, dim }: Run): string {
  const shown = text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  const classes = [...(bold ? ['bold'] : []), ...(dim ? ['dim'] : [])].join(' ')
  const style = colour === undefined ? '' : ` style="color: ${PALETTE[colour] ?? 'inherit'}"`
  return classes === '' && style === '' ? shown : `<span class="${classes}"${style}>${shown}</span>`
}

/** The sixteen colours of a terminal, as GitHub's dark theme has them. */
const PALETTE = [
  ...['#484f58', '#ff7b72', '#3fb950', '#d29922', '#58a6ff', '#bc8cff', '#39c5cf', '#b1bac4'],
  ...['#6e7681', '#ffa198', '#56d364', '#e3b341', '#79c0ff', '#d2a8ff', '#56d4dd', '#ffffff'],
]

const STYLE = `
body { margin: 0; background: transparent }
#picture { display: inline-flex; flex-direction: column; gap: 12px }
pre {
  margin: 0; padding: 16px 18px; border-radius: 8px; background: #0d1117; color: #e6edf3;
  font: 13px/1.5 'JetBrains Mono', 'DejaVu Sans Mono', monospace; font-variant-ligatures: none;
}
.bold { font-weight: 700 }
.dim { opacity: 0.6 }
`
