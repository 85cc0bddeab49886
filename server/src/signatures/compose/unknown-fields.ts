import type { TemplateProblem, TemplateSource } from '@dynasend/renderer'
import type { Configuration } from '../model/configuration.ts'

/** Names that are no fields. */
const others = /^(?:banner|texts?|images|forloop)(?:\.|$)/u

/** A problem of the template that only a configuration tells. */
export interface UnknownField extends Pick<TemplateProblem, 'part' | 'line' | 'column' | 'message'> {
  readonly code: 'unknown-field'
}

/** Fields that a template reads and nobody defined: they are empty for everybody. Each at the line where it is first read. */
export function unknownFields(
  names: readonly string[],
  source: TemplateSource,
  { fields, settings }: Configuration,
): UnknownField[] {
  const known = new Set(['location', 'location.name', ...fields.map(({ id }) => id)])
  for (const { id } of settings.locationFields) known.add(`location.${id}`)
  return names
    .filter((name) => !known.has(name) && !others.test(name))
    .map((name) => ({ ...placeOf(name, source), code: 'unknown-field', message: wordsFor(name) }))
}

const wordsFor = (name: string): string =>
  name.startsWith('location.')
    ? `No location has a field "${name.slice('location.'.length)}". Add it to the locations' fields, or take it out.`
    : `There is no field "${name}". Add it on the page Fields, or take it out.`

function placeOf(name: string, { html, text }: TemplateSource): Pick<TemplateProblem, 'part' | 'line' | 'column'> {
  for (const [part, content] of [
    ['html', html],
    ['text', text ?? ''],
  ] as const) {
    const lines = content.split('\n')
    const line = lines.findIndex((words) => new RegExp(`\\b${name.replace('.', '\\.')}\\b`, 'u').test(words))
    if (line !== -1) return { part, line: line + 1, column: (lines[line] ?? '').indexOf(name) + 1 }
  }
  return { part: 'html', line: 0, column: 0 }
}
