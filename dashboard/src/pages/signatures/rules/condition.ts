import type { SignatureCondition, SignatureRule } from '../../../api/schema.ts'

/** A question about one person, without `not` around it. */
export type Leaf = Exclude<
  SignatureCondition,
  { all: SignatureCondition[] } | { any: SignatureCondition[] } | { not: SignatureCondition }
>
export type Comparison = Extract<Leaf, { operator: string }>
export type Operator = Comparison['operator']

/** A condition as the builder shows it: what is negated says so itself, so that nobody reads `not` twice. */
export type Node = GroupNode | LeafNode
export interface GroupNode {
  readonly kind: 'group'
  readonly join: 'all' | 'any'
  readonly negated: boolean
  readonly parts: readonly Node[]
}
export interface LeafNode {
  readonly kind: 'leaf'
  readonly negated: boolean
  readonly leaf: Leaf
}

export const everybody: GroupNode = { kind: 'group', join: 'all', negated: false, parts: [] }

export function toNode(condition: SignatureCondition): Node {
  if ('not' in condition) {
    const node = toNode(condition.not)
    return { ...node, negated: !node.negated }
  }
  if ('all' in condition) return { kind: 'group', join: 'all', negated: false, parts: condition.all.map(toNode) }
  if ('any' in condition) return { kind: 'group', join: 'any', negated: false, parts: condition.any.map(toNode) }
  return { kind: 'leaf', negated: false, leaf: condition }
}

/** The outermost is always a group, so that another condition can stand beside it. */
export function toRoot(condition: SignatureCondition): GroupNode {
  const node = toNode(condition)
  return node.kind === 'group' ? node : { ...everybody, parts: [node] }
}

export function toCondition(node: Node): SignatureCondition {
  const plain = plainCondition(node)
  return node.negated ? { not: plain } : plain
}

function plainCondition(node: Node): SignatureCondition {
  if (node.kind === 'leaf') return node.leaf
  const parts = node.parts.map(toCondition)
  const [only] = parts
  if (only !== undefined && parts.length === 1) return only
  return node.join === 'all' || parts.length === 0 ? { all: parts } : { any: parts }
}

/** Why the condition cannot be saved yet; null: it can. */
export function problemOf(node: Node, isRoot = true): string | null {
  if (node.kind === 'leaf') return leafProblem(node.leaf)
  if (node.parts.length === 0 && !(isRoot && !node.negated)) return 'A group has no condition in it.'
  return node.parts.map((part) => problemOf(part, false)).find((problem) => problem !== null) ?? null
}

function leafProblem(leaf: Leaf): string | null {
  if ('memberOf' in leaf) return leaf.memberOf.length === 0 ? 'Choose at least one group.' : null
  if ('location' in leaf) return leaf.location.length === 0 ? 'Choose at least one location.' : null
  if ('program' in leaf) return leaf.program.length === 0 ? 'Choose at least one program.' : null
  if ('attribute' in leaf && leaf.attribute.trim() === '') return 'Choose an attribute.'
  if ('field' in leaf && leaf.field === '') return 'Choose a field.'
  return leaf.operator !== 'isEmpty' && leaf.values.length === 0 ? 'Give a value to compare with.' : null
}

/** `is` with several values is "one of": nobody has to know two operators for that. */
export function withValues(leaf: Comparison, values: readonly string[]): Comparison {
  const isEquality = leaf.operator === 'equals' || leaf.operator === 'oneOf'
  const operator = isEquality ? (values.length > 1 ? 'oneOf' : 'equals') : leaf.operator
  return { ...leaf, operator, values: [...values] }
}

/** A list with one element moved; unchanged where there is nothing to move or no place. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const one = list[from]
  if (one === undefined || from === to || to < 0 || to >= list.length) return list
  return list.toSpliced(from, 1).toSpliced(to, 0, one)
}

const isForEverybody = ({ when }: SignatureRule): boolean => 'all' in when && when.all.length === 0

/** Position of the rule behind which nothing is reached; null: there is none. */
export function catchAllOf(rules: readonly SignatureRule[]): number | null {
  const index = rules.findIndex((rule) => !rule.off && isForEverybody(rule))
  return index === -1 ? null : index
}

/** With a rule in its place; a new one stands where it can be reached: before the one that is for everybody. */
export function withRule(rules: readonly SignatureRule[], rule: SignatureRule): readonly SignatureRule[] {
  const known = rules.findIndex(({ id }) => id === rule.id)
  if (known !== -1) return rules.with(known, rule)
  const catchAll = isForEverybody(rule) ? null : catchAllOf(rules)
  return rules.toSpliced(catchAll ?? rules.length, 0, rule)
}
