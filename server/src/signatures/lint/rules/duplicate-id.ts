import { fieldsFile, imagesFile, rulesFile, settingsFile } from '../../folder/index.ts'
import { slots } from '../../model/rule.ts'
import type { LintRule } from '../rule.ts'

/** What templates know by these names is no field. */
const words = new Set(['banner', 'texts', 'images', 'forloop'])

export const duplicateId: LintRule = {
  code: 'duplicate-id',
  severity: 'error',
  about:
    'Two fields, rules of one kind, or pictures with one name, of which one would never be seen; a field with a name that templates use for something else.',
  mend: 'Give one of the two another id.',
  *check({ configuration, places }) {
    const { fields, settings, images, rules } = configuration
    const lists: readonly (readonly [file: string, path: readonly string[], ids: readonly string[], key: string])[] = [
      [fieldsFile, [], fields.map(({ id }) => id), 'id'],
      [settingsFile, ['locationFields'], settings.locationFields.map(({ id }) => id), 'id'],
      [imagesFile, [], images.map(({ name }) => name), 'name'],
      ...slots.map((slot) => [rulesFile(slot), [], rules[slot].map(({ id }) => id), 'id'] as const),
    ]
    for (const [file, path, ids, key] of lists)
      for (const [index, id] of ids.entries())
        if (ids.indexOf(id) < index)
          yield {
            at: places.yaml(file, [...path, index, key]),
            message: `"${id}" is there already.`,
            mend: 'Give it another id, or remove one of the two.',
          }
    for (const [index, { id }] of fields.entries())
      if (words.has(id))
        yield {
          at: places.yaml(fieldsFile, [index, 'id']),
          message: `"${id}" is a word of templates, so no template can read a field of that name.`,
          mend: 'Give the field another id.',
        }
  },
}
