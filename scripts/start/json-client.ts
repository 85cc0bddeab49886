export type JsonObject = Readonly<Record<string, unknown>>

/** An answer that is no success, in the words of the program that gave it. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Speaks JSON with one program and keeps its cookies. */
export class JsonClient {
  readonly #origin: string
  readonly #cookies = new Map<string, string>()

  constructor(origin: string) {
    this.#origin = origin
  }

  /** @throws ApiProblem when the answer is no success */
  async call<Answer = JsonObject>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(new URL(path, this.#origin), {
      method,
      redirect: 'manual',
      headers: {
        accept: 'application/json',
        origin: this.#origin,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.#cookies.size === 0
          ? {}
          : { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    })
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie)
    const text = await response.text()
    if (!response.ok) throw new ApiProblem(response.status, problemText(method, path, response.status, text))
    return (text === '' ? {} : JSON.parse(text)) as Answer
  }

  #keep(cookie: string): void {
    const [pair = ''] = cookie.split(';', 1)
    const at = pair.indexOf('=')
    if (at > 0) this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }
}

function problemText(method: string, path: string, status: number, text: string): string {
  try {
    const { error } = JSON.parse(text) as { error?: { message?: string; what_to_do?: string; whatToDo?: string } }
    const advice = error?.what_to_do ?? error?.whatToDo
    if (error?.message) return `${error.message}${advice ? ` ${advice}` : ''} (${method} ${path}: ${status})`
  } catch {
    // An answer that is no JSON is shown as it is.
  }
  return `${method} ${path} answered ${status}: ${text.slice(0, 300)}`
}
