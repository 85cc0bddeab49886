import type { JsonValue } from '../json.ts'
import printed from './rfc-examples.json' with { type: 'json' }

/** One example that RFC 7643 or RFC 7644 prints. */
export interface RfcExample {
  readonly rfc: number
  readonly section: string
  readonly kind: string
  readonly http: { readonly method?: string; readonly path?: string; readonly status?: number } | null
  readonly body: JsonValue
}

const examples: readonly RfcExample[] = printed.examples

/** The filters of RFC 7644 figure 2. */
export const printedFilters: readonly string[] = printed.filters_figure_2

/** The paths of RFC 7644 figure 8. */
export const printedPaths: readonly string[] = printed.patch_paths_figure_8.map((path) => String(JSON.parse(path)))

/** The examples of one section, told by how its title begins. */
export function examplesOf(rfc: number, section: string): readonly RfcExample[] {
  const found = examples.filter((example) => example.rfc === rfc && example.section.startsWith(section))
  if (found.length === 0) throw new Error(`RFC ${rfc} section ${section} has no example`)
  return found
}

export const allExamples = examples
