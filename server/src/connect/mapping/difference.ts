import type { Choices } from '../choices.ts'
import { expressionOf, type MappingLine, peopleMapping, type SyncSchema } from './schema.ts'

/** One line of the people's mapping that is not as it was chosen. */
export interface LineChange {
  readonly target: string
  /** As it is; null: there is no such line. */
  readonly before: MappingLine | null
  /** What it shall be: an expression, or the line that was there before we came (null: none). */
  readonly after: { readonly expression: string } | { readonly line: MappingLine | null }
}

/** A line as it was before we changed it the first time. */
export interface KeptLine {
  readonly target: string
  readonly line: MappingLine | null
}

/**
 * What differs between a schema and the choices. Pure.
 * @param kept lines that we changed earlier: those that are not chosen any more go back
 */
export function differences(schema: SyncSchema, choices: Choices, kept: readonly KeptLine[]): LineChange[] {
  const lines = peopleMapping(schema)?.mapping.attributeMappings ?? []
  const lineOf = (target: string) => lines.find((line) => line.targetAttributeName === target) ?? null
  const wanted = wantedLines(choices, (target) => kept.find((one) => one.target === target)?.line ?? lineOf(target))
  const changes: LineChange[] = []
  for (const [target, expression] of wanted) {
    const before = lineOf(target)
    if (before === null || expressionOf(before) !== expression) changes.push({ target, before, after: { expression } })
  }
  for (const { target, line } of kept) {
    if (wanted.has(target)) continue
    const before = lineOf(target)
    if (expressionText(before) !== expressionText(line)) changes.push({ target, before, after: { line } })
  }
  return changes
}

const expressionText = (line: MappingLine | null): string => (line === null ? '' : expressionOf(line))

/** Target and expression of each line that was chosen. */
function wantedLines(choices: Choices, original: (target: string) => MappingLine | null): Map<string, string> {
  const wanted = new Map<string, string>()
  if (choices.stableExternalId) wanted.set('externalId', '[objectId]')
  for (const { source, target } of choices.attributes) wanted.set(target, `[${source}]`)
  for (const target of choices.marks) {
    const source = wanted.get(target) ?? expressionText(original(target))
    // A line with an expression of the admin's own is theirs.
    if (/^\[[^[\]]+\]$/u.test(source)) wanted.set(target, marked(source, choices.mark))
  }
  return wanted
}

/**
 * Entra never sends an empty value, so clearing would not arrive. An `IIF` that reads an empty attribute fails and sends
 * nothing (Microsoft: "Reference for writing expressions", IIF), while `Switch` gives the mark.
 */
const marked = (source: string, mark: string): string => `Switch(${source}, ${source}, "", "${mark}")`

/** Targets for which a mark was chosen but that have no plain attribute behind them. */
export function marksWithoutSource(schema: SyncSchema, choices: Choices): string[] {
  const lines = peopleMapping(schema)?.mapping.attributeMappings ?? []
  return choices.marks.filter((target) => {
    if (choices.attributes.some((one) => one.target === target)) return false
    const line = lines.find((one) => one.targetAttributeName === target)
    return line === undefined || !/^\[[^[\]]+\]$|^Switch\(/u.test(expressionOf(line))
  })
}

/** "externalId: [mailNickname] → [objectId]", for the plan. */
export function changeWords({ target, before, after }: LineChange): string {
  const now = before === null ? 'not mapped' : expressionOf(before) || 'a default value'
  const then = 'expression' in after ? after.expression : after.line === null ? 'not mapped' : expressionOf(after.line)
  return `${target}: ${now} → ${then}`
}
