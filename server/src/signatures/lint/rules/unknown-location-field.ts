import { locationFile, settingsFile } from '../../folder/index.ts'
import type { LintRule } from '../rule.ts'
import { meant } from '../source/nearest.ts'

const prefix = 'location.'

export const unknownLocationField: LintRule = {
  code: 'unknown-location-field',
  severity: 'error',
  about:
    'A field of locations that a template reads, or a location fills, and that is not defined: it would never be shown.',
  mend: 'Write the name that was meant, or add it to the fields of locations.',
  *check({ templates, configuration, places }) {
    // A location's own name can be read like a field.
    const ids = ['name', ...configuration.settings.locationFields.map(({ id }) => id)]
    const otherwise = `Add it to locationFields in ${settingsFile}, or take it out.`
    for (const template of templates)
      for (const name of template.template?.fields ?? []) {
        const id = name.slice(prefix.length)
        if (!name.startsWith(prefix) || ids.includes(id)) continue
        yield {
          at: template.reading(name),
          message: `Locations have no field "${id}".`,
          mend: meant(
            name,
            ids.map((known) => `${prefix}${known}`),
            otherwise,
          ),
        }
      }
    for (const { id, values } of configuration.locations)
      for (const name of Object.keys(values))
        if (!ids.includes(name))
          yield {
            at: places.yaml(locationFile(id), ['values', name]),
            severity: 'warning',
            message: `Locations have no field "${name}", so nobody sees this value.`,
            mend: meant(name, ids, otherwise),
          }
  },
}
