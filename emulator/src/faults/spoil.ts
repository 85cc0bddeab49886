type Json = Record<string, unknown>

/** The first half of an answer. Nothing of an empty one. */
export function cut(text: string): string {
  return text.slice(0, Math.floor(text.length / 2))
}

/**
 * The same answer with one value of a wrong JSON type: what servers in the wild get wrong and Entra cannot read.
 * @param choice a number from 0 up to 1 that chooses which
 */
export function spoilTypes(text: string, choice: number): string {
  const body = parse(text)
  if (body === null) return text
  const possible = mistakes.filter(({ applies }) => applies(body))
  const mistake = possible[Math.floor(choice * possible.length)]
  return mistake ? JSON.stringify(mistake.make(body)) : text
}

const mistakes: { applies: (body: Json) => boolean; make: (body: Json) => Json }[] = [
  { applies: (body) => 'active' in body, make: (body) => ({ ...body, active: String(body['active']) }) },
  { applies: (body) => 'id' in body, make: (body) => ({ ...body, id: 4711 }) },
  { applies: (body) => 'id' in body, make: ({ id: _id, ...body }) => body },
  { applies: (body) => Array.isArray(body['emails']), make: (body) => ({ ...body, emails: {} }) },
  { applies: (body) => 'totalResults' in body, make: (body) => ({ ...body, totalResults: 'many' }) },
  { applies: (body) => 'Resources' in body, make: (body) => ({ ...body, Resources: {} }) },
]

function parse(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null
  } catch {
    return null
  }
}
