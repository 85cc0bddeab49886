import type { JsonObject, JsonValue } from '@dynasend/scim'
import type { Random } from './random.ts'

/** What real clients and the RFC's examples send; mutation begins here. */
const filters = [
  'userName eq "bjensen@nordwind.example"',
  'name.familyName co "O\'Malley" and title pr',
  'emails[type eq "work" and value co "@nordwind.example"] or ims[type eq "xmpp"]',
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "Åse\\u0041"',
  'not (meta.lastModified gt "2026-05-13T04:42:34Z") and (active eq True or userType ne null)',
  'emails[type eq "work"].value eq "a@b"',
  "displayName sw 'Group'",
  'externalId eq 42 or x509Certificates.value ew ""',
]
const paths = [
  'members[value eq "2819c223"].displayName',
  'addresses[type eq "work"].streetAddress',
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager',
  'emails[type eq "work" and primary eq true]',
  'roles[primary eq "True"].value',
  'name.givenName',
  'urn:ietf:params:scim:schemas:core:2.0:User:userName',
]
const pieces = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'],
  ...['eq', 'ne', 'co', 'sw', 'ew', 'pr', 'gt', 'ge', 'lt', 'le', 'and', 'or', 'not', 'AND', 'Not('],
  ...[
    '(',
    ')',
    '[',
    ']',
    '"',
    "'",
    '\\',
    '\\"',
    '\\u',
    '\\uD800',
    '.',
    ':',
    ' ',
    '\t',
    '\n',
    ',',
    '-',
    '$ref',
    '%',
    '*',
  ],
  ...[
    'true',
    'False',
    'null',
    '0',
    '-1',
    '1e999',
    '1.5',
    '""',
    '"x"',
    '\u0000',
    '\u2028',
    '\uD83D',
    'ß',
    'İ',
    '\u202E',
  ],
  ...['userName', 'emails', 'members', 'value', 'type', 'urn:', 'urn:ietf:params:scim:schemas:core:2.0:User'],
]

/** A known text in which tokens were dropped, doubled, swapped or put in. */
function mutated(random: Random, seeds: readonly string[]): string {
  const tokens = random.of(seeds).split(/(?<=[\s[\]().:"])|(?=[\s[\]().:"])/u)
  for (let changes = 1 + random.below(5); changes > 0; changes--) {
    const at = random.below(tokens.length + 1)
    const kind = random.below(5)
    if (kind === 0) tokens.splice(at, 1)
    else if (kind === 1) tokens.splice(at, 0, random.of(pieces))
    else if (kind === 2) tokens.splice(at, 1, random.of(pieces))
    else if (kind === 3) tokens.splice(at, 0, ...tokens.slice(0, random.below(8)))
    else tokens.splice(at, 0, random.of(random.of([filters, paths])))
  }
  return tokens.join('')
}

/** A filter by the grammar of RFC 7644 section 3.4.2.2. */
function grammatical(random: Random, depth: number, inside: boolean): string {
  const kind = random.below(depth > 3 ? 2 : 6)
  const inner = () => grammatical(random, depth + 1, inside)
  const operator = random.of(['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le', 'EQ'])
  const value = random.of(['"x"', '"Å\\"\\\\"', 'true', 'null', '-12.5e3', '"2026-01-31T08:30:00Z"', '""'])
  const attribute = inside
    ? random.of(['type', 'value', 'primary', 'display'])
    : random.of(paths.slice(5).concat('emails', 'title', 'active', 'meta.created'))
  if (kind === 0) return `${attribute} pr`
  if (kind === 1) return `${attribute} ${operator} ${value}`
  if (kind === 2) return `${inner()} and ${inner()}`
  if (kind === 3) return `(${inner()} or ${inner()})`
  if (kind === 4) return `not (${inner()})`
  return inside
    ? `${attribute} pr`
    : `${random.of(['emails', 'addresses', 'roles'])}[${grammatical(random, depth + 1, true)}]`
}

export const filterText = (random: Random): string =>
  random.below(3) === 0 ? grammatical(random, 0, false) : mutated(random, filters)

export const pathText = (random: Random): string => {
  const kind = random.below(4)
  if (kind === 0) return random.of(paths)
  return kind === 1 ? `emails[${grammatical(random, 1, true)}].value` : mutated(random, paths)
}

/** JSON as a hostile client writes it: "__proto__" is a name of its own, as JSON.parse makes it. */
export function json(random: Random, depth = 0): JsonValue {
  switch (random.below(depth > 3 ? 5 : 8)) {
    case 0:
      return random.of<JsonValue>([null, true, false, '', 'True', 0, -0.5, 1e300])
    case 1:
    case 2:
      return random.of(pieces)
    case 3:
      return { value: random.of(pieces), type: random.of(['work', 'home', '']), primary: random.below(2) === 0 }
    case 4:
      return { value: '2819c223', $ref: null }
    case 5:
      return Array.from({ length: random.below(4) }, () => json(random, depth + 1))
    default: {
      const names = Array.from({ length: random.below(4) }, () => random.of([...pieces, ...paths]))
      const members = names.map((name) => `${JSON.stringify(name)}:${JSON.stringify(json(random, depth + 1))}`)
      return JSON.parse(`{${members.join(',')}}`) as JsonObject
    }
  }
}

/** The body of a PATCH: verbs, paths and values that need not belong together. */
export function patchBody(random: Random): JsonObject {
  const operations = Array.from({ length: random.below(4) }, (): JsonObject => {
    const op = random.of(['add', 'Add', 'replace', 'Replace', 'remove', 'Remove', 'move', ''])
    if (random.below(5) === 0) return { op, value: json(random) }
    return random.below(6) === 0 ? { op, path: pathText(random) } : { op, path: pathText(random), value: json(random) }
  })
  return { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: operations }
}
