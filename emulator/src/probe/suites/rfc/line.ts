import type { Check, Column } from '../../case.ts'
import type { CheckContext } from '../../context.ts'
import { unmet } from '../../ending.ts'
import { shown } from '../../expectations.ts'
import type { Resource } from '../../resource.ts'

interface Line {
  what: string
  title: string
  column?: Column
  needs?: readonly string[]
  consequence: string
  run: (context: CheckContext) => Promise<void>
}

/** Lines of one section of RFC 7644 (or, as `7643 …`, of RFC 7643). */
export function rfcLines(section: string, ...lines: Line[]): Check[] {
  const [, number = '7644', part = section] = /^(7643) (.*)$/.exec(section) ?? []
  const source = {
    name: `RFC ${number}`,
    section: `section ${part}`,
    url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${part}`,
  }
  const start = number === '7643' ? `7643-${part}` : part
  return lines.map(({ what, column = 'recommended', ...line }) => ({
    id: `rfc.${start.replaceAll('.', '-')}.${what}`,
    source,
    column,
    ...line,
  }))
}

/** The ids that were found have to be these, in any order. */
export function expectFound(found: readonly { id: string }[], wanted: readonly { id: string }[]): void {
  const ids = (list: readonly { id: string }[]): string =>
    list
      .map(({ id }) => id)
      .toSorted()
      .join(', ')
  if (ids(found) !== ids(wanted)) unmet(`to find ${ids(wanted) || 'nobody'}`, ids(found) || 'nobody')
}

/** The elements of a list attribute; an absent one is empty. */
export function elements(resource: Resource, name: string): unknown[] {
  const list = resource[name] ?? []
  if (!Array.isArray(list)) unmet(`${name} as an array`, shown(list))
  return list
}

export const clientsFail = 'Nothing with Entra, which does not use it; clients that follow the RFC fail.'
