export interface TestAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Undefined when the answer is no JSON. */
  readonly json: unknown
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Talks HTTP like a page of the dashboard: keeps cookies, sends Origin with changes. */
export class TestClient {
  readonly #url: string
  readonly #origin: string
  readonly cookies = new Map<string, string>()

  constructor(url: string, origin: string) {
    this.#url = url
    this.#origin = origin
  }

  get(path: string, headers: Record<string, string> = {}): Promise<TestAnswer> {
    return this.send('GET', path, undefined, headers)
  }

  post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<TestAnswer> {
    return this.send('POST', path, body, headers)
  }

  patch(path: string, body: unknown): Promise<TestAnswer> {
    return this.send('PATCH', path, body)
  }

  put(path: string, body: unknown): Promise<TestAnswer> {
    return this.send('PUT', path, body)
  }

  delete(path: string): Promise<TestAnswer> {
    return this.send('DELETE', path, undefined)
  }

  async send(method: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<TestAnswer> {
    const response = await fetch(path.startsWith('http') ? path : `${this.#url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(method === 'GET' ? {} : { origin: this.#origin }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookies.size === 0 ? {} : { cookie: this.#cookieHeader() }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, json: parse(text) }
  }

  #cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';')
    const split = pair.indexOf('=')
    if (/max-age=0/iu.test(line)) this.cookies.delete(pair.slice(0, split))
    else this.cookies.set(pair.slice(0, split), pair.slice(split + 1))
  }
}
