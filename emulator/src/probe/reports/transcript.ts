import type { Exchange } from '../exchange.ts'

/** One request and its answer as text, JSON bodies with line breaks. */
export function transcriptOf(exchange: Exchange): { request: string; response: string } {
  const { method, url, requestHeaders, requestBody, status, responseHeaders, responseBody, problem } = exchange
  return {
    request: message(`${method} ${url}`, requestHeaders, requestBody ?? ''),
    response:
      status === null
        ? (problem ?? 'No answer came.')
        : message(`HTTP ${status} after ${Math.round(exchange.milliseconds)} ms`, responseHeaders, responseBody),
  }
}

function message(first: string, headers: Readonly<Record<string, string>>, body: string): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [first, ...lines, ...(body === '' ? [] : ['', indented(body)])].join('\n')
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
