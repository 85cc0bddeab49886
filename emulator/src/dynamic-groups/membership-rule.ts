import { first, userReader } from '../mapping/index.ts'
import type { User } from '../tenant/index.ts'

/** The rule cannot be read; the message names the place. */
export class MembershipRuleError extends Error {
  override readonly name = 'MembershipRuleError'
}

/** Tells whether a user is a member. */
export type MembershipRule = (user: User) => boolean

type Value = string | null | string[]
type Compare = (actual: string | null, expected: Value) => boolean

const same = (actual: string | null, expected: Value) =>
  (actual?.toLowerCase() ?? null) === (typeof expected === 'string' ? expected.toLowerCase() : null)
const text = (expected: Value) => (typeof expected === 'string' ? expected.toLowerCase() : '')
const isIn: Compare = (actual, expected) => Array.isArray(expected) && expected.some((one) => same(actual, one))
const begins: Compare = (actual, expected) => actual?.toLowerCase().startsWith(text(expected)) === true
const has: Compare = (actual, expected) => actual?.toLowerCase().includes(text(expected)) === true
const not =
  (compare: Compare): Compare =>
  (actual, expected) =>
    !compare(actual, expected)

const operators = new Map<string, Compare>([
  ['-eq', same],
  ['-ne', not(same)],
  ['-startswith', begins],
  ['-notstartswith', not(begins)],
  ['-contains', has],
  ['-notcontains', not(has)],
  ['-in', isIn],
  ['-notin', not(isIn)],
])

const LONGEST = 3072
const DEEPEST = 30
const token = /\s*(?:(["'])((?:`.|(?!\1)[^`])*)\1|([()[\],])|([^\s()[\],"']+))/y

/**
 * Reads `(user.mail -ne null) -and (user.department -in ["Sales"])`.
 * @throws {MembershipRuleError}
 */
export function parseMembershipRule(rule: string): MembershipRule {
  if (rule.length > LONGEST) throw new MembershipRuleError(`The rule is longer than ${LONGEST} characters.`)
  return new RuleParser(tokensOf(rule)).whole()
}

interface Token {
  quoted: boolean
  text: string
}

function tokensOf(rule: string): Token[] {
  const found: Token[] = []
  const trimmed = rule.trimEnd()
  for (token.lastIndex = 0; token.lastIndex < trimmed.length; ) {
    const at = token.lastIndex
    const match = token.exec(trimmed)
    if (!match) throw new MembershipRuleError(`The rule cannot be read from character ${at + 1} on.`)
    const quoted = match[1] !== undefined
    found.push({ quoted, text: quoted ? (match[2] ?? '').replaceAll(/`(.)/gs, '$1') : (match[3] ?? match[4] ?? '') })
  }
  return found
}

class RuleParser {
  readonly #tokens: Token[]
  #at = 0

  constructor(tokens: Token[]) {
    this.#tokens = tokens
  }

  whole(): MembershipRule {
    const rule = this.#either(0)
    if (this.#at < this.#tokens.length) throw this.#wrong('nothing more')
    return rule
  }

  #either(depth: number): MembershipRule {
    const parts = [this.#both(depth)]
    while (this.#word('or', '-or')) parts.push(this.#both(depth))
    return (user) => parts.some((part) => part(user))
  }

  #both(depth: number): MembershipRule {
    const parts = [this.#single(depth)]
    while (this.#word('and', '-and')) parts.push(this.#single(depth))
    return (user) => parts.every((part) => part(user))
  }

  #single(depth: number): MembershipRule {
    if (depth > DEEPEST) throw new MembershipRuleError('The rule is nested too deeply.')
    if (this.#word('not', '-not')) {
      const inner = this.#single(depth + 1)
      return (user) => !inner(user)
    }
    if (!this.#word('(')) return this.#comparison()
    const inner = this.#either(depth + 1)
    if (!this.#word(')')) throw this.#wrong("')'")
    return inner
  }

  #comparison(): MembershipRule {
    const property = this.#next('a property like user.department')
    const [, name] = /^user\.(\w+)$/i.exec(property.quoted ? '' : property.text) ?? []
    if (name === undefined) throw this.#wrong('a property like user.department', -1)
    const operator = this.#next('an operator')
    const compare = operators.get(operator.text.toLowerCase())
    if (!compare) throw this.#wrong(`one of ${[...operators.keys()].join(', ')}`, -1)
    const expected = this.#value()
    return (user) => {
      const isSoftDeleted = user.deletedDateTime !== null || !user.accountEnabled
      return compare(first(userReader(user, isSoftDeleted)(name)), expected)
    }
  }

  #value(): Value {
    if (this.#word('[')) {
      const values: string[] = []
      while (!this.#word(']')) {
        values.push(this.#next("a value or ']'").text)
        this.#word(',')
      }
      return values
    }
    const value = this.#next('a value')
    if (value.quoted) return value.text
    if (/^\$?null$/i.test(value.text)) return null
    if (/^\$?(?:true|false)$/i.test(value.text) || /^-?\d+$/.test(value.text)) return value.text.replace('$', '')
    throw this.#wrong('a text in quotes, true, false or null', -1)
  }

  #word(...expected: string[]): boolean {
    const next = this.#tokens[this.#at]
    const found = next?.quoted === false && expected.includes(next.text.toLowerCase())
    if (found) this.#at += 1
    return found
  }

  #next(expected: string): Token {
    const next = this.#tokens[this.#at]
    if (!next) throw this.#wrong(expected)
    this.#at += 1
    return next
  }

  #wrong(expected: string, back = 0): MembershipRuleError {
    const at = this.#at + back
    const found = this.#tokens[at]?.text ?? 'the end'
    return new MembershipRuleError(`The rule has "${found}" (word ${at + 1}) where ${expected} is expected.`)
  }
}
