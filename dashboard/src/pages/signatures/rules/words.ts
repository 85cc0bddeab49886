import type { SignatureConfiguration, SignatureSlot } from '../../../api/schema.ts'
import { type Comparison, type Leaf, type Node, type Operator, toNode } from './condition.ts'

export const slotNames: Readonly<Record<SignatureSlot, { one: string; many: string; does: string }>> = {
  location: { one: 'location', many: 'Locations', does: 'in which location somebody is' },
  program: { one: 'program', many: 'Programs', does: 'which program makes somebody’s signature' },
  banner: { one: 'banner', many: 'Banners', does: 'from which banners somebody gets one' },
  text: { one: 'text', many: 'Texts', does: 'which texts stand below somebody’s signature' },
}

/** Both sides of every comparison, in the order of the choice. */
export const comparisons: readonly { readonly operator: Operator; readonly is: string; readonly isNot: string }[] = [
  { operator: 'equals', is: 'is', isNot: 'is not' },
  { operator: 'startsWith', is: 'starts with', isNot: 'does not start with' },
  { operator: 'endsWith', is: 'ends with', isNot: 'does not end with' },
  { operator: 'contains', is: 'contains', isNot: 'does not contain' },
  { operator: 'matches', is: 'matches', isNot: 'does not match' },
  { operator: 'isEmpty', is: 'is empty', isNot: 'is not empty' },
]

const comparisonOf = (operator: Operator) =>
  comparisons.find((one) => one.operator === (operator === 'oneOf' ? 'equals' : operator))

/** What rules can name, as people know it. */
export type Names = Pick<SignatureConfiguration, 'fields' | 'locations' | 'programs' | 'banners' | 'texts'>

const nameIn = (all: readonly { readonly id: string; readonly name: string }[], id: string): string =>
  all.find((one) => one.id === id)?.name ?? `${id} (is gone)`

/** The name of what a rule gives. */
export function targetName(names: Names, slot: SignatureSlot, id: string): string {
  const all = { location: names.locations, program: names.programs, banner: names.banners, text: names.texts }
  return nameIn(all[slot], id)
}

const listed = (texts: readonly string[]): string => {
  const shown = texts.slice(0, 4)
  const more = texts.length - shown.length
  const last = more > 0 ? `${more} more` : shown.pop()
  return shown.length === 0 ? (last ?? 'nothing yet') : `${shown.join(', ')} or ${last}`
}

/** The last part of a path: `department`, `addresses[type eq "work"].locality`. */
export function pathName(path: string): string {
  const bracket = path.indexOf('[')
  return path.slice(path.slice(0, bracket === -1 ? path.length : bracket).lastIndexOf(':') + 1)
}

/** A rule's condition as one sentence: "department is Sales, and they are not in the group Interns". */
export function conditionWords(condition: Parameters<typeof toNode>[0], names: Names): string {
  return nodeWords(toNode(condition), names, true)
}

function nodeWords(node: Node, names: Names, isRoot: boolean): string {
  if (node.kind === 'leaf') return leafWords(node.leaf, node.negated, names)
  if (node.parts.length === 0) return node.negated ? 'nobody' : 'everybody'
  const parts = node.parts.map((part) => nodeWords(part, names, false))
  const [only = ''] = parts
  const joined = parts.length === 1 ? only : parts.join(node.join === 'all' ? ', and ' : ', or ')
  if (node.negated) return `not (${joined})`
  return isRoot || parts.length === 1 ? joined : `(${joined})`
}

function leafWords(leaf: Leaf, negated: boolean, names: Names): string {
  const is = negated ? 'is not' : 'is'
  if ('memberOf' in leaf)
    return `they ${negated ? 'are not' : 'are'} in the group ${listed(leaf.memberOf.map(({ name }) => name))}`
  if ('location' in leaf) return `location ${is} ${listed(leaf.location.map((id) => nameIn(names.locations, id)))}`
  if ('program' in leaf) return `program ${is} ${listed(leaf.program.map((id) => nameIn(names.programs, id)))}`
  return comparisonWords(leaf, negated, names)
}

function comparisonWords(leaf: Comparison, negated: boolean, names: Names): string {
  const name =
    'field' in leaf ? (names.fields.find(({ id }) => id === leaf.field)?.label ?? leaf.field) : pathName(leaf.attribute)
  const words = comparisonOf(leaf.operator)
  const compares = negated ? words?.isNot : words?.is
  return leaf.operator === 'isEmpty' ? `${name} ${compares}` : `${name} ${compares} ${listed(leaf.values)}`
}

/** An id for a name that no other rule has. */
export function ruleId(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/gu, '')
  const stem = plain === '' ? 'rule' : plain
  let id = stem
  for (let number = 2; taken.includes(id); number++) id = `${stem}-${number}`
  return id
}
