import type { ActivityRecord } from '../../directory/read-contract.ts'
import { labelOf } from '../people/labels.ts'

const lowerFirst = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1)

const labels = (paths: readonly string[]): string =>
  [...new Set(paths.map((path) => lowerFirst(labelOf(path))))].join(', ')

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)

/** The record as a sentence: "Entra updated Anna Berg: title, mobile". */
export function sentence(record: ActivityRecord): string {
  const { actor, detail } = record
  const subject = record.subject?.displayName ?? 'somebody who is gone'
  const changed = record.paths.length === 0 ? '' : `: ${labels(record.paths)}`
  switch (record.kind) {
    case 'created':
      return `${actor} created ${subject}`
    case 'updated':
      return `${actor} updated ${subject}${changed}`
    case 'deactivated':
      return `${actor} deactivated ${subject}`
    case 'reactivated':
      return `${actor} reactivated ${subject}`
    case 'deleted':
      return `${actor} deleted ${subject}`
    case 'memberAdded':
      return `${actor} added ${detail ?? 'a member'} to the group ${subject}`
    case 'memberRemoved':
      return `${actor} removed ${detail ?? 'a member'} from the group ${subject}`
    case 'groupCreated':
      return `${actor} created the group ${subject}`
    case 'groupUpdated':
      return `${actor} updated the group ${subject}${changed}`
    case 'groupDeleted':
      return `${actor} deleted the group ${subject}`
    case 'refused':
      return `${actor} was refused: ${detail ?? `status ${record.status ?? 'unknown'}`}`
    case 'probe':
      return `${actor} tested the connection`
    case 'reads':
      return `${actor} read the directory ${times(record.count)}`
    case 'unchanged':
      return `${actor} sent ${subject} again; nothing changed`
    case 'operator':
      return `${actor} ${detail ?? 'changed the account'}`
  }
}
