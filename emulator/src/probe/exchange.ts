/** One request and its answer, as they are shown: without the token, long bodies cut. */
export interface Exchange {
  /** What it was for: to make what the check needs, the check itself, or reading back. */
  purpose: 'fixture' | 'check'
  method: string
  url: string
  requestHeaders: Readonly<Record<string, string>>
  requestBody: string | null
  /** null: no answer came, and `problem` says why. */
  status: number | null
  responseHeaders: Readonly<Record<string, string>>
  responseBody: string
  problem: string | null
  milliseconds: number
}

const LONGEST = 12_000
const HIDDEN = '‹token›'

/** @returns a function that takes secrets out of a text, as they are and as an address or JSON would write them */
export function redactor(...secrets: readonly string[]): (text: string) => string {
  const forms = secrets
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
    .filter((form) => form.length > 0)
  return (text) => forms.reduce((rest, form) => rest.replaceAll(form, HIDDEN), text)
}

/** Enough of a body to understand it. */
export function shorten(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}\n… (${text.length - LONGEST} more characters)`
}
