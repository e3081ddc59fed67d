import { fontRules } from './fonts.ts'
import { loadPackage, packageText } from './tools.ts'

/** What is used of `marked` (https://marked.js.org). */
interface Marked {
  readonly marked: { parse(markdown: string, options: { gfm: boolean; async: false }): string }
}

/** A page that shows the Markdown of a job summary as GitHub does on the page of a run, in the light theme. */
export async function summaryPage({ job, markdown }: { job: string; markdown: string }): Promise<string> {
  const { marked } = (await loadPackage('marked/lib/marked.esm.js')) as Marked
  const body = marked
    .parse(markdown, { gfm: true, async: false })
    .replace(/<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g, '<pre class="chart">$1</pre>')
  return `<!doctype html>
<meta charset="utf-8">
<style>
${fontRules()}
${packageText('github-markdown-css/github-markdown-light.css')}
${STYLE}
</style>
<div id="picture"><section><header>${job} <span>summary</span></header><article class="markdown-body">${body}</article></section></div>
<script>${packageText('mermaid/dist/mermaid.min.js').replaceAll('</script', '<\\/script')}</script>
<script type="module">
  await document.fonts.load('14px "Noto Sans"')
  await document.fonts.load('600 14px "Noto Sans"')
  mermaid.initialize({ startOnLoad: false, theme: 'default', fontFamily: 'Noto Sans' })
  // By hand, and not by the class that Mermaid looks for when the page is loaded, since the fonts come first.
  for (const [index, chart] of document.querySelectorAll('.chart').entries()) {
    const { svg } = await mermaid.render('chart-' + index, chart.textContent, chart)
    chart.innerHTML = svg
  }
  window.ready = true
</script>`
}

/** The frame of a summary on GitHub: a card with a line that names the job. */
const STYLE = `
body { margin: 0 }
#picture { width: 860px; padding: 8px; background: #fff }
section { border: 1px solid #d1d9e0; border-radius: 6px }
header { padding: 12px 24px 0; font: 600 12px 'Noto Sans'; color: #1f2328 }
header span { font-weight: 400; color: #59636e }
.markdown-body { padding: 16px 24px 24px; font-family: 'Noto Sans'; font-size: 14px }
.markdown-body > :last-child { margin-bottom: 0 }
.markdown-body .chart { padding: 0; background: none }
`
