import type { Field } from '../model/field.ts'
import { pathReader } from '../paths/index.ts'

/** Something in a field that cannot work as it stands. */
export interface FieldMistake {
  /** Position of the field, from 0. */
  readonly index: number
  /** Within the field: `id`, `choices`, `from.0.path`. */
  readonly place: string
  /** In words for people, with what to do. */
  readonly message: string
}

/** What is wrong with the fields; empty where every one can work. */
export function checkFields(fields: readonly Field[]): FieldMistake[] {
  return fields.flatMap((field, index) => {
    const mistakes: FieldMistake[] = []
    const report = (place: string, message: string) => mistakes.push({ index, place, message })
    if (fields.findIndex(({ id }) => id === field.id) !== index)
      report('id', `Another field has the name "${field.id}" already.`)
    if (field.kind === 'choice' && field.choices.length === 0) report('choices', 'Give at least one to choose from.')
    for (const [at, { path }] of field.from.entries()) {
      const { problem } = pathReader(path)
      if (problem !== null) report(`from.${at}.path`, problem)
    }
    if (field.truth === 'directory' && field.from.length === 0 && field.default === null)
      report('from', 'It comes from the directory: say from which attribute, or let employees fill it in.')
    return mistakes
  })
}
