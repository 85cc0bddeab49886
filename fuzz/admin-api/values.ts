import fc from 'fast-check'
import { word } from '../../models/commands/words.ts'
import { type Parameter, resolved, type Schema } from './document.ts'

const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, '', [], {}, -1, 1e308, true, '\u0000', '\uD800', 'x'.repeat(3000), [[[]]]),
  fc.jsonValue({ maxDepth: 3 }),
)

/** A schema that holds itself (the condition of a rule) is followed so far; deeper stands nothing. */
const deepest = 9

/** A value that suits the schema; one time in thirty, at each place, one that may not. @param depth of the place */
export function valueFor(given: Schema, depth = 0): fc.Arbitrary<unknown> {
  if (depth > deepest) return fc.constant(null)
  return fc.oneof({ weight: 30, arbitrary: suitable(resolved(given), depth + 1) }, { weight: 1, arbitrary: junk })
}

function suitable(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((one) => valueFor(one, depth)))
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  switch (schema.type) {
    case 'object':
      return objectFor(schema, depth)
    case 'array':
      return fc.array(valueFor(schema.items ?? {}, depth), { maxLength: Math.min(schema.maxItems ?? 3, 3) })
    case 'boolean':
      return fc.boolean()
    case 'integer':
    case 'number':
      return numberFor(schema)
    case 'null':
      return fc.constant(null)
    default:
      return textFor(schema)
  }
}

/** No schema says so, but a webhook's address has to be one. */
const url = fc.constantFrom('https://hooks.nordwind.example/in', 'http://127.0.0.1:1/', 'ftp://x.example', '')

function objectFor(
  { properties = {}, required = [], additionalProperties }: Schema,
  depth: number,
): fc.Arbitrary<unknown> {
  const members = fc.record(
    Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [name, name === 'url' ? url : valueFor(schema, depth)]),
    ),
    { requiredKeys: required.filter((name) => Object.hasOwn(properties, name)) },
  )
  if (typeof additionalProperties !== 'object') return members
  const names = fc.constantFrom(
    'displayName',
    'title',
    'name.givenName',
    'emails[type eq "work"].value',
    'x',
    '__proto__',
  )
  const others = fc.array(fc.tuple(names, valueFor(additionalProperties, depth)), { maxLength: 3 })
  return fc.tuple(members, others).map(([known, more]) => ({ ...known, ...Object.fromEntries(more) }))
}

const formats: Readonly<Record<string, fc.Arbitrary<string>>> = {
  email: fc.nat({ max: 99 }).map((number) => `person-${number}@nordwind.example`),
  uuid: fc.uuid(),
  uri: url,
  'date-time': fc.constantFrom('2026-01-31T08:30:00Z', '2026-12-31T23:59:59.999Z'),
}

/** Whole numbers, and the bounds themselves, which need not be whole. */
function numberFor({ type, minimum = 0, maximum = 1e9 }: Schema): fc.Arbitrary<number> {
  const whole = fc.integer({ min: Math.ceil(Math.max(minimum, -1e9)), max: Math.floor(Math.min(maximum, 1e9)) })
  return type === 'integer' ? whole : fc.oneof(whole, fc.constantFrom(minimum, maximum))
}

function textFor({ format, minLength = 0, maxLength = 1000, pattern }: Schema): fc.Arbitrary<string> {
  const special = format === undefined ? undefined : formats[format]
  if (special !== undefined) return special
  if (pattern !== undefined) {
    const fitting = ['contoso', 'nickName', 'title', 'nordwind.example'].filter((text) =>
      new RegExp(pattern, 'u').test(text),
    )
    return fc.oneof({ weight: 8, arbitrary: fc.constantFrom('nickName', ...fitting) }, { weight: 1, arbitrary: word })
  }
  return word.map((text) => [...text.padEnd(minLength, '.')].slice(0, maxLength).join(''))
}

/** A value of a path or query parameter, as text. @param ids of things that are there */
export function parameterFor({ in: where, schema }: Parameter, ids: readonly string[]): fc.Arbitrary<string> {
  const own = fc.constantFrom(...ids)
  if (where === 'path') return fc.oneof({ weight: 20, arbitrary: own }, { weight: 1, arbitrary: word })
  const asText = valueFor(schema).map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
  return fc.oneof({ weight: 1, arbitrary: own }, { weight: 15, arbitrary: asText })
}
