import { enterpriseSchema } from './default-mappings.ts'
import { attributeTypes, type Mapping, type TargetAttribute } from './mapping.ts'
import { type MappingProblem, problem } from './problem.ts'
import { keyOf } from './target-attributes.ts'
import { parseTargetPath } from './target-path.ts'

const customName = /^urn:ietf:params:scim:schemas:extension:[\w.-]+:\d+\.\d+:(?:User|Group):[A-Za-z][\w$-]*$/

/** Whether the path belongs to an extension of the admin's own. */
export function isCustom(name: string): boolean {
  const lower = name.trim().toLowerCase()
  return lower.startsWith('urn:') && !lower.startsWith(enterpriseSchema.toLowerCase()) && keyOf(name) === lower
}

/** @returns what is wrong with the name of an attribute of the target, or null */
export function targetNameProblem(name: string): string | null {
  if (name.trim() === '') return 'The target attribute is missing. Choose one.'
  if (isCustom(name)) {
    if (customName.test(name.trim())) return null
    return /[.[](?!\d)/.test(name.slice(name.lastIndexOf(':')))
      ? 'A custom attribute holds one plain value; complex ones are not supported. Give each part an attribute of its own.'
      : 'A custom attribute is called urn:ietf:params:scim:schemas:extension:Name:2.0:User:attribute. Write it so.'
  }
  const path = parseTargetPath(name)
  if (!path)
    return `"${name}" is not a SCIM attribute. Write one like title, name.givenName or emails[type eq "work"].value.`
  return coreProblem(path.attribute, path.filter !== null, path.subAttribute)
}

const severalValued = new Set(['emails', 'phonenumbers', 'addresses', 'ims', 'photos'])
const refused: Record<string, string> = {
  entitlements: 'Entitlements are not supported. Use roles, or a custom attribute.',
  groups: 'The groups of a user follow from the members of groups. They cannot be mapped.',
  meta: 'The application gives "meta" itself; it cannot be mapped.',
  schemas: '"schemas" is written by the service; it cannot be mapped.',
}

function coreProblem(attribute: string, isFiltered: boolean, subAttribute: string | null): string | null {
  const lower = attribute.toLowerCase()
  if (Object.hasOwn(refused, lower)) return refused[lower] ?? null
  if (severalValued.has(lower) && !(isFiltered && subAttribute)) {
    return `${attribute} has several values. Name one, such as ${attribute}[type eq "work"].${lower === 'addresses' ? 'locality' : 'value'}.`
  }
  if (lower === 'name' && subAttribute === null) return 'The name has parts. Write one, such as name.givenName.'
  return null
}

/** What is wrong with an edited attribute list. */
export function attributeListProblems({ attributeList }: Mapping): MappingProblem[] {
  if (!attributeList) return []
  const found = attributeList.flatMap((one, index) => entryProblems(attributeList, one, index))
  if (attributeList.some((one) => keyOf(one.name) === 'id')) return found
  return [
    ...found,
    problem('attributeList', 'The attribute "id" is missing. Every object is found by it: put it back.'),
  ]
}

function entryProblems(list: readonly TargetAttribute[], entry: TargetAttribute, index: number): MappingProblem[] {
  const at = `attributeList.${index}`
  const name = targetNameProblem(entry.name)
  const found = name === null ? [] : [problem(`${at}.name`, name)]
  if (list.findIndex((other) => keyOf(other.name) === keyOf(entry.name)) < index) {
    found.push(problem(`${at}.name`, `${entry.name} is in the list already. Remove one of the two.`))
  }
  if (!attributeTypes.includes(entry.type)) {
    found.push(problem(`${at}.type`, `"${entry.type}" is no type. Use one of ${attributeTypes.join(', ')}.`))
  }
  if (!isCustom(entry.name)) return found
  if (entry.type === 'Reference') {
    found.push(problem(`${at}.type`, 'Custom attributes cannot be references. Choose String.'))
  }
  if (entry.multiValue) {
    found.push(
      problem(`${at}.multiValue`, 'Custom attributes have one value. Untick it and join the values in an expression.'),
    )
  }
  return found
}
