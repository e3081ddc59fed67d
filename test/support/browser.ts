/** As much of a browser as a login page needs: it keeps cookies, follows redirects and sends the one form of a page. */
export interface Browser {
  /** The page that one ends up on. */
  open(url: string): Promise<Page>
}

export interface Page {
  readonly url: string
  readonly status: number
  readonly html: string
  /** Sends the page's form with its hidden fields and these. */
  submit(fields: Readonly<Record<string, string>>): Promise<Page>
}

const MOST_REDIRECTS = 10

export function createBrowser(): Browser {
  const cookies = new Map<string, string>()

  async function load(url: string, form?: URLSearchParams): Promise<Page> {
    let at = url
    let body = form
    for (let hops = 0; hops < MOST_REDIRECTS; hops++) {
      const response = await fetch(at, {
        redirect: 'manual',
        method: body === undefined ? 'GET' : 'POST',
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(body !== undefined && { body }),
      })
      for (const line of response.headers.getSetCookie()) keep(line)
      const location = response.headers.get('location')
      if (location === null) return pageOf({ url: at, status: response.status, html: await response.text() })
      await response.arrayBuffer()
      at = new URL(location, at).href
      body = undefined
    }
    throw new Error(`${url} leads in circles`)
  }

  function keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (value === '') cookies.delete(name)
    else cookies.set(name, value)
  }

  function pageOf({ url, status, html }: Pick<Page, 'url' | 'status' | 'html'>): Page {
    return {
      url,
      status,
      html,
      submit(fields) {
        const action = /<form[^>]*\baction="([^"]*)"/.exec(html)?.[1]
        if (action === undefined) throw new Error(`${url} (${status}) has no form:\n${html}`)
        const hidden = [...html.matchAll(/<input[^>]*\btype="hidden"[^>]*>/g)].map(([input]) => [
          /\bname="([^"]*)"/.exec(input)?.[1] ?? '',
          /\bvalue="([^"]*)"/.exec(input)?.[1] ?? '',
        ])
        return load(new URL(action, url).href, new URLSearchParams({ ...Object.fromEntries(hidden), ...fields }))
      },
    }
  }

  return { open: (url) => load(url) }
}
