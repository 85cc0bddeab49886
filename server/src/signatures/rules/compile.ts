import type { Banner } from '../model/company.ts'
import type { ConditionTrace, Decision, Decisions, RuleTrace } from '../model/composition.ts'
import type { Configuration } from '../model/configuration.ts'
import { type Rule, type Slot, slots } from '../model/rule.ts'
import { Asked, Lookups, type Subject } from './asked.ts'
import { chooseBanner, nextTurn, type TimedBanner, timed } from './banner/choice.ts'
import { compileCondition, type Surroundings } from './conditions.ts'
import { inWords, type Question } from './question.ts'
import { traceOf } from './trace.ts'

export interface Decided {
  readonly decisions: Decisions
  /** The one of `decisions.banner`. */
  readonly banner: Banner | null
  /** ISO 8601: the next moment at which another banner may be chosen; null: never. */
  readonly validUntil: string | null
}

export interface CompiledRules {
  /** Who gets what. Never throws for a person's data. @param now milliseconds since 1970 */
  decide(subject: Subject, now: number): Decided
  /** For each slot every rule, in order, with how it went. */
  why(subject: Subject, now: number): Record<Slot, RuleTrace[]>
}

interface CompiledRule {
  readonly rule: Rule
  readonly question: Question
  /** What it gives and exists. */
  readonly give: readonly string[]
  readonly banners: readonly TimedBanner[]
}

/** Makes the rules of a configuration ready to be asked about many people. Pure; compile once per configuration. */
export function compileRules(configuration: Configuration): CompiledRules {
  const compiled = compileSlots(configuration)
  const lookups = compiled.lookups
  const find = (slot: Slot, asked: Asked): CompiledRule | null =>
    compiled.rules[slot].find(({ rule, question }) => !rule.off && question.holds(asked)) ?? null

  const settle = (
    subject: Subject,
    now: number,
    each?: (slot: Slot, asked: Asked, won: CompiledRule | null) => void,
  ) => {
    const asked = new Asked(subject, lookups)
    const winners = {} as Record<Slot, CompiledRule | null>
    let banner: Banner | null = null
    for (const slot of slots) {
      const won = find(slot, asked)
      winners[slot] = won
      each?.(slot, asked, won)
      if (slot === 'banner') banner = chooseBanner(won?.banners ?? [], subject.person.id, now)
      asked.given[slot] = slot === 'banner' ? (banner === null ? [] : [banner.id]) : (won?.give ?? [])
    }
    return { asked, winners, banner }
  }

  return {
    decide(subject, now) {
      const { asked, winners, banner } = settle(subject, now)
      const decision = (slot: Slot): Decision => ({
        ruleId: winners[slot]?.rule.id ?? null,
        given: asked.given[slot] ?? [],
      })
      const turn = nextTurn(winners.banner?.banners ?? [], now)
      return {
        decisions: {
          location: decision('location'),
          program: decision('program'),
          banner: decision('banner'),
          text: decision('text'),
        },
        banner,
        validUntil: turn === null ? null : new Date(turn).toISOString(),
      }
    },
    why(subject, now) {
      const traces = {} as Record<Slot, RuleTrace[]>
      settle(subject, now, (slot, asked, won) => {
        traces[slot] = tracesOf(compiled.rules[slot], asked, won)
      })
      return traces
    },
  }
}

function tracesOf(rules: readonly CompiledRule[], asked: Asked, won: CompiledRule | null): RuleTrace[] {
  const end = won === null ? rules.length : rules.indexOf(won)
  return rules.map((one, index) => {
    const { id: ruleId, name, off } = one.rule
    const plain = (outcome: RuleTrace['outcome'], failedAt: string | null, condition: ConditionTrace | null) => ({
      ruleId,
      name,
      matched: outcome === 'matched',
      failedAt,
      outcome,
      condition,
    })
    if (off) return plain('off', 'is switched off', null)
    if (index > end) return plain('notReached', null, null)
    const condition = traceOf(one.question, asked)
    if (index === end) return plain('matched', null, condition)
    return plain('failed', inWords(one.question.because(asked, true)), condition)
  })
}

function compileSlots(configuration: Configuration): {
  lookups: Lookups
  rules: Readonly<Record<Slot, readonly CompiledRule[]>>
} {
  const { fields, locations, programs, banners, texts, rules, settings } = configuration
  const lookups = new Lookups(settings.emptyMarkers)
  const nameMap = (all: readonly { readonly id: string; readonly name: string }[]): ReadonlyMap<string, string> =>
    new Map(all.map(({ id, name }) => [id, name]))
  const names = { location: nameMap(locations), program: nameMap(programs) }
  const around: Surroundings = { lookups, names, labels: new Map(fields.map(({ id, label }) => [id, label])) }
  const known = { ...names, banner: nameMap(banners), text: nameMap(texts) }
  const timedBanners = new Map(banners.map((banner) => [banner.id, timed(banner)]))
  const compile = (slot: Slot) =>
    rules[slot].map((rule): CompiledRule => {
      const there = [...new Set(rule.give)].filter((id) => known[slot].has(id))
      return {
        rule,
        question: compileCondition(rule.when, around),
        give: slot === 'location' || slot === 'program' ? there.slice(0, 1) : there,
        banners: slot === 'banner' ? there.flatMap((id) => timedBanners.get(id) ?? []) : [],
      }
    })
  return {
    lookups,
    rules: {
      location: compile('location'),
      program: compile('program'),
      banner: compile('banner'),
      text: compile('text'),
    },
  }
}
