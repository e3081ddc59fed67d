import { browserFile, loadPackage } from './tools.ts'

/** What is used of `playwright-core` (https://playwright.dev/docs/api/class-playwright). */
interface Playwright {
  readonly chromium: { launch(options: { executablePath: string; args: readonly string[] }): Promise<Browser> }
}
interface Browser {
  newPage(options: object): Promise<Page>
  close(): Promise<void>
}
interface Page {
  readonly clock: { setFixedTime(time: number): Promise<void> }
  route(url: string, handler: (route: { abort(): Promise<void> }) => Promise<void>): Promise<void>
  setContent(html: string): Promise<void>
  waitForFunction(expression: string): Promise<unknown>
  locator(selector: string): { screenshot(options: { omitBackground: boolean }): Promise<Buffer> }
  on(event: 'pageerror', listener: (error: Error) => void): void
  close(): Promise<void>
}

/** As root, and in a container, Chromium starts only without its sandbox; the pages are our own. The others keep it off the network. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  '--hide-scrollbars',
]

const READ_AFTER_MS = 24 * 3_600_000

export interface Camera extends AsyncDisposable {
  /** A PNG of the element `#picture` of this page, twice as large, taken when its `window.ready` is true. Throws what the page throws. */
  photograph(html: string): Promise<Buffer>
}

export async function openCamera(): Promise<Camera> {
  const { chromium } = (await loadPackage('playwright-core/index.mjs')) as Playwright
  const browser = await chromium.launch({ executablePath: browserFile(), args: FLAGS })
  return {
    async photograph(html) {
      // The zone is that of GitHub's runners, and the size is larger than any picture.
      const options = {
        deviceScaleFactor: 2,
        timezoneId: 'UTC',
        locale: 'en-GB',
        viewport: { width: 1400, height: 2000 },
      }
      const page = await browser.newPage(options)
      const thrown = new Promise<never>((_, reject) => page.on('pageerror', reject))
      // Simulated runs end in the future, and a chart has a line for now. A reader comes later, when it is off the chart.
      await page.clock.setFixedTime(Date.now() + READ_AFTER_MS)
      await page.route('http*://**', (route) => route.abort())
      await page.setContent(html)
      await Promise.race([page.waitForFunction('window.ready === true'), thrown])
      const png = await page.locator('#picture').screenshot({ omitBackground: true })
      await page.close()
      return png
    },
    [Symbol.asyncDispose]: () => browser.close(),
  }
}
