import type { ApiRequest } from './api-document.ts'

/** What came back, or why nothing did. */
export type Answered =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly words: string
      readonly headers: readonly (readonly [string, string])[]
      readonly body: string
      readonly milliseconds: number
    }
  | { readonly kind: 'none'; readonly problem: string }

/** Asks as a program would: with the key alone, without the operator's session. */
export async function ask({ path, headers }: ApiRequest, key: string): Promise<Answered> {
  const began = performance.now()
  try {
    const answer = await fetch(path, {
      headers: { ...headers, Authorization: `Bearer ${key.trim()}` },
      credentials: 'omit',
      cache: 'no-store',
    })
    const body = readable(await answer.text(), answer.headers.get('content-type') ?? '')
    const milliseconds = Math.round(performance.now() - began)
    return {
      kind: 'answer',
      status: answer.status,
      words: answer.statusText,
      headers: [...answer.headers],
      body,
      milliseconds,
    }
  } catch (error) {
    const problem = error instanceof Error ? error.message : ''
    return { kind: 'none', problem: `Nothing was sent or nothing came back. ${problem}` }
  }
}

function readable(text: string, type: string): string {
  if (!type.includes('json')) return text
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
