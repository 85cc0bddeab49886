import { setImmediate } from 'node:timers/promises'
import type { Configuration } from '../../model/configuration.ts'
import type { CompileFields, DryRun } from '../dry-run/index.ts'
import type { FieldValuesSeen } from './contract.ts'

const slice = 500
/** Enough to complete what somebody types, and quick in any company. */
const peopleRead = 20_000

/** The values of one field as its mapping makes them, most people first. */
export async function fieldValuesSeen(
  { people, own }: Pick<DryRun, 'people' | 'own'>,
  compileFields: CompileFields,
  configuration: Configuration,
  fieldId: string,
): Promise<FieldValuesSeen> {
  const only = { ...configuration, fields: configuration.fields.filter(({ id }) => id === fieldId) }
  const fieldsOf = compileFields(only)
  const counts = new Map<string, number>()
  let read = 0
  let cursor: string | null = null
  do {
    const page = await people.page(cursor, slice)
    const ownValues = await own(page.people.map(({ id }) => id))
    for (const person of page.people) {
      const value = person.active ? (fieldsOf(person, ownValues.get(person.id) ?? []).get(fieldId)?.value ?? '') : ''
      if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    read += page.people.length
    cursor = page.cursor
    await setImmediate()
  } while (cursor !== null && read < peopleRead)
  const values = [...counts].map(([value, count]) => ({ value, people: count }))
  values.sort((one, other) => other.people - one.people || (one.value < other.value ? -1 : 1))
  return { values, complete: cursor === null }
}
