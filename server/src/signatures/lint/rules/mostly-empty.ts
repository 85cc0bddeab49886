import type { LintRule } from '../rule.ts'

export const mostlyEmpty: LintRule = {
  code: 'mostly-empty',
  severity: 'warning',
  about:
    'A field that templates show and that fewer than half of the people have, where the directory is to fill it (a note); a required field that anybody lacks is a warning.',
  mend: 'Map an attribute that more people have, or give the field a default.',
  *check({ templates, configuration, facts }) {
    if (facts === null || facts.people === 0) return
    for (const { id, label, required, truth, mayHide } of configuration.fields) {
      const reading = templates.find(({ template }) => template?.fields.includes(id))
      if (reading === undefined) continue
      const lacking = facts.people - (facts.filled[id] ?? 0)
      const isMuch = truth !== 'employee' && !mayHide && lacking * 2 > facts.people
      if (!isMuch && !(required && lacking > 0)) continue
      yield {
        at: reading.reading(id),
        severity: required ? 'warning' : 'note',
        message: `"${label}" (${id}) is empty for ${lacking} of ${facts.people} people.`,
        mend: 'Map an attribute that more people have, give it a default, or see to it that its line may vanish.',
      }
    }
  },
}
