import type { z } from 'zod'
import { type GraphClient, unknownAnswer } from './client.ts'
import { listOf } from './shapes.ts'

/** No list that is read here is longer than this many pages. */
const longest = 200

/**
 * Every item of a list, page after page. A link that leads out of Graph is not followed: it would carry the token away.
 * @throws {GraphFailure | ConnectProblem}
 */
export async function readAll<T extends z.ZodType>(graph: GraphClient, path: string, item: T): Promise<z.output<T>[]> {
  const items: z.output<T>[] = []
  let next: string | null = path
  for (let page = 0; next !== null && page < longest; page++) {
    const answer: z.output<ReturnType<typeof listOf<T>>> = await graph.get(next, listOf(item))
    items.push(...answer.value)
    next = restOf(answer['@odata.nextLink'], path)
  }
  return items
}

function restOf(link: string | undefined, path: string): string | null {
  if (link === undefined) return null
  const rest = /\/v1\.0(\/.*)$/su.exec(link)?.[1]
  if (rest === undefined) throw unknownAnswer({ method: 'GET', path }, 'at “@odata.nextLink”: it leads elsewhere')
  return rest
}

/** A text for a filter: `'` is written twice (OData 4.01, 5.1.1.6.1). */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** The query of a path; values are encoded. */
export const query = (options: Readonly<Record<string, string>>): string =>
  `?${Object.entries(options)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`
