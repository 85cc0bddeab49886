import type { Condition } from '../model/condition.ts'
import type { Configuration } from '../model/configuration.ts'
import { type Rule, type Slot, slots } from '../model/rule.ts'
import { pathReader } from '../paths/index.ts'

/** Something in a rule that cannot work as it stands. */
export interface RuleProblem {
  readonly slot: Slot
  readonly ruleId: string
  /** Position of the rule in its slot, from 0. */
  readonly index: number
  /** Within the rule: `give`, `when`, `when.all.1.not`. */
  readonly place: string
  /** In words for people, with what to do. */
  readonly message: string
}

/** Deeper than anybody can read. */
const deepestCondition = 8

type Report = (place: string, message: string) => void
type Known = Readonly<Record<Slot | 'field', ReadonlySet<string>>>

/** What is wrong with the rules of a slot, or of all; empty where every rule can work. */
export function checkRules(configuration: Configuration, only: readonly Slot[] = slots): RuleProblem[] {
  const ids = (all: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(all.map(({ id }) => id))
  const { locations, programs, banners, texts, fields, rules } = configuration
  const known: Known = {
    location: ids(locations),
    program: ids(programs),
    banner: ids(banners),
    text: ids(texts),
    field: ids(fields),
  }
  return only.flatMap((slot) => rules[slot].flatMap((rule, index) => ofRule(rules[slot], rule, index, slot, known)))
}

function ofRule(all: readonly Rule[], rule: Rule, index: number, slot: Slot, known: Known): RuleProblem[] {
  const problems: RuleProblem[] = []
  const report: Report = (place, message) => problems.push({ slot, ruleId: rule.id, index, place, message })
  if (all.findIndex(({ id }) => id === rule.id) !== index)
    report('id', `Two rules have the id "${rule.id}". Give one of them another.`)
  for (const id of rule.give)
    if (!known[slot].has(id)) report('give', `There is no ${slot} "${id}". Make it first, or choose another.`)
  if ((slot === 'location' || slot === 'program') && rule.give.length > 1)
    report('give', `A person has one ${slot}. Choose one.`)
  ofCondition(rule.when, 'when', { slot, known, report, depth: 0 })
  return problems
}

interface Place {
  readonly slot: Slot
  readonly known: Known
  readonly report: Report
  readonly depth: number
}

function ofCondition(condition: Condition, place: string, around: Place): void {
  const { report, depth } = around
  if (depth > deepestCondition) return report(place, 'These conditions are nested too deep. Make two rules of it.')
  const inside = { ...around, depth: depth + 1 }
  if ('all' in condition)
    for (const [at, one] of condition.all.entries()) ofCondition(one, `${place}.all.${at}`, inside)
  else if ('any' in condition)
    for (const [at, one] of condition.any.entries()) ofCondition(one, `${place}.any.${at}`, inside)
  else if ('not' in condition) ofCondition(condition.not, `${place}.not`, inside)
  else ofLeaf(condition, place, around)
}

type Leaf = Exclude<Condition, { all: Condition[] } | { any: Condition[] } | { not: Condition }>

function ofLeaf(leaf: Leaf, place: string, { slot, known, report }: Place): void {
  if ('memberOf' in leaf) return
  if ('location' in leaf) return ofGiven('location', leaf.location, place, slot, known, report)
  if ('program' in leaf) return ofGiven('program', leaf.program, place, slot, known, report)
  if ('field' in leaf && !known.field.has(leaf.field))
    report(place, `There is no field "${leaf.field}". Add it on the page Fields, or choose another.`)
  const problem = 'attribute' in leaf ? pathReader(leaf.attribute).problem : null
  if (problem !== null) report(place, problem)
  if (leaf.operator !== 'isEmpty' && leaf.values.every((value) => value.trim() === ''))
    report(place, 'Give a value to compare with, or ask whether it is empty.')
}

function ofGiven(
  asked: 'location' | 'program',
  ids: readonly string[],
  place: string,
  slot: Slot,
  known: Known,
  report: Report,
): void {
  if (slots.indexOf(asked) >= slots.indexOf(slot))
    report(place, `The ${asked} is not decided yet where this rule stands, so it cannot be asked.`)
  for (const id of ids) if (!known[asked].has(id)) report(place, `There is no ${asked} "${id}".`)
}
