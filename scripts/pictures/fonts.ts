import { dataUrl } from './tools.ts'

const FACES = [
  ['Noto Sans', 'noto-sans', 400],
  ['Noto Sans', 'noto-sans', 600],
  ['JetBrains Mono', 'jetbrains-mono', 400],
  ['JetBrains Mono', 'jetbrains-mono', 700],
] as const

/** Style rules of the fonts of the pictures, so that these do not depend on what a machine has installed. */
export function fontRules(): string {
  const rules = FACES.map(([family, name, weight]) => {
    const url = dataUrl({ path: `@fontsource/${name}/files/${name}-latin-${weight}-normal.woff2`, type: 'font/woff2' })
    return `@font-face { font-family: '${family}'; font-weight: ${weight}; src: url(${url}) }`
  })
  return rules.join('\n')
}
