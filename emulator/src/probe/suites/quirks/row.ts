import type { Check, Column } from '../../case.ts'
import type { CheckContext } from '../../context.ts'
import { skip, unmet } from '../../ending.ts'
import { shown } from '../../expectations.ts'
import { isRecord, type Resource } from '../../resource.ts'

interface Row {
  /** In the table of quirks. */
  number: number
  /** The public thread where it was seen, as `owner/repository#number` or an address. */
  seen: string
}

interface Line {
  what: string
  title: string
  column?: Column
  consequence: string
  run: (context: CheckContext) => Promise<void>
}

/**
 * One row of the table as lines of the report. Operations are written in lower case everywhere but in row 2, so that a
 * server that stumbles over capitals fails there and only there.
 */
export function row({ number, seen }: Row, ...lines: Line[]): Check[] {
  const section = String(number).padStart(2, '0')
  const source = { name: 'Quirks of Entra, seen in public', section: `row ${number}: ${seen}`, url: addressOf(seen) }
  return lines.map(({ what, column = 'mandatory', ...line }) => ({
    id: `quirks.${section}.${what}`,
    source,
    column,
    ...line,
  }))
}

/** A row that says nothing about a server. */
export function untestable(at: Row, title: string, reason: string): Check[] {
  const consequence = 'Nothing: it is told so that the table is whole.'
  const run = () => Promise.resolve().then(() => skip(reason))
  return row(at, { what: 'not-testable', title, column: 'recommended', consequence, run })
}

/** The ids of a group's members, in order. */
export function memberIds(group: Resource): string[] {
  const members = group['members'] ?? []
  if (!Array.isArray(members)) unmet('members as an array', shown(members))
  return members.map((one: unknown) => String(isRecord(one) ? one['value'] : one)).toSorted()
}

function addressOf(seen: string): string {
  const [, repository, number] = /^([\w.-]+\/[\w.-]+)#(\d+)$/.exec(seen) ?? []
  return repository === undefined ? seen : `https://github.com/${repository}/issues/${number}`
}
