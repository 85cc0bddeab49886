import type { MappingProblem, MappingView, TargetAttribute } from '../api/provisioning-contract.ts'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:user'

/** A custom attribute before it has a name. */
export const blankTarget: TargetAttribute = {
  name: 'urn:ietf:params:scim:schemas:extension:Dynasend:2.0:User:',
  type: 'String',
  primaryKey: false,
  required: false,
  multiValue: false,
  exactCase: true,
  apiExpression: null,
  referencedObject: null,
}

/** Whether the attribute is one that the admin added: those can be taken out again. */
export function isCustom({ name }: TargetAttribute): boolean {
  const lower = name.toLowerCase()
  return lower.startsWith('urn:') && !lower.startsWith(enterprise)
}

/** The line of the mapping that writes the attribute; null when none does. */
export function usedBy({ attributes }: Pick<MappingView, 'attributes'>, { name }: TargetAttribute): string | null {
  const line = attributes.find(({ target }) => target.toLowerCase() === name.toLowerCase())
  return line ? line.source || line.expression || 'a default value' : null
}

/** The problems of one entry by field: `name`, `type`, `multiValue`. */
export function problemsOfEntry(problems: readonly MappingProblem[], position: number): Map<string, string> {
  const prefix = `attributeList.${String(position)}.`
  const found = problems.filter(({ field }) => field.startsWith(prefix))
  return new Map(found.map(({ field, message }) => [field.slice(prefix.length), message]))
}

/** The ticks and texts of an attribute, as the list shows them in one column. */
export function propertiesText(entry: TargetAttribute): string {
  const { primaryKey, required, multiValue, exactCase, apiExpression, referencedObject } = entry
  return [
    ...(primaryKey ? ['primary key'] : []),
    ...(required ? ['required'] : []),
    ...(multiValue ? ['multi-value'] : []),
    ...(exactCase ? [] : ['case does not count']),
    ...(referencedObject === null ? [] : [`refers to ${referencedObject}`]),
    ...(apiExpression === null ? [] : [`API expression ${apiExpression}`]),
  ].join(', ')
}
