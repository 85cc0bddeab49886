import { resolved, type Schema } from './document.ts'

/** What of a value is not as its schema says, by path; empty when nothing is. JSON Schema 2020-12, as docs/api uses it. */
export function faultsOf(value: unknown, given: Schema, at = '$'): string[] {
  const schema = resolved(given)
  if (schema.anyOf !== undefined) {
    return schema.anyOf.some((one) => faultsOf(value, one, at).length === 0) ? [] : [`${at}: none of anyOf`]
  }
  if ('const' in schema) return value === schema.const ? [] : [`${at}: is not ${JSON.stringify(schema.const)}`]
  if (schema.enum !== undefined && !schema.enum.includes(value))
    return [`${at}: ${JSON.stringify(value)} is none of enum`]
  if (schema.type !== undefined && ![schema.type].flat().some((type) => isOf(value, type)))
    return [`${at}: ${JSON.stringify(value)?.slice(0, 60)} is no ${String(schema.type)}`]
  if (typeof value === 'string') return faultsOfText(value, schema, at)
  if (typeof value === 'number') return faultsOfNumber(value, schema, at)
  if (Array.isArray(value)) return faultsOfList(value, schema, at)
  return typeof value === 'object' && value !== null ? faultsOfObject(value, schema, at) : []
}

function isOf(value: unknown, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'array':
      return Array.isArray(value)
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    case 'integer':
      return Number.isInteger(value)
    default:
      return typeof value === type
  }
}

function faultsOfText(value: string, { minLength = 0, maxLength, pattern }: Schema, at: string): string[] {
  const length = [...value].length
  return [
    ...(length < minLength || (maxLength !== undefined && length > maxLength) ? [`${at}: ${length} characters`] : []),
    ...(pattern !== undefined && !new RegExp(pattern, 'u').test(value)
      ? [`${at}: ${value} is not of its pattern`]
      : []),
  ]
}

function faultsOfNumber(value: number, { minimum, maximum }: Schema, at: string): string[] {
  const within = value >= (minimum ?? -Infinity) && value <= (maximum ?? Infinity)
  return within ? [] : [`${at}: ${value} is out of bounds`]
}

function faultsOfList(value: readonly unknown[], { items, maxItems }: Schema, at: string): string[] {
  const tooLong = maxItems !== undefined && value.length > maxItems ? [`${at}: ${value.length} elements`] : []
  return [...tooLong, ...(items ? value.flatMap((element, index) => faultsOf(element, items, `${at}[${index}]`)) : [])]
}

function faultsOfObject(value: object, schema: Schema, at: string): string[] {
  const { properties = {}, required = [], additionalProperties = true, propertyNames } = schema
  const missing = required.filter((name) => !Object.hasOwn(value, name))
  const members = Object.entries(value).flatMap(([name, part]: [string, unknown]) => {
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (known !== undefined) return faultsOf(part, known, `${at}.${name}`)
    if (additionalProperties === false) return [`${at}.${name}: is not published`]
    const named = propertyNames === undefined ? [] : faultsOf(name, propertyNames, `${at}.${name}`)
    return [
      ...named,
      ...(typeof additionalProperties === 'object' ? faultsOf(part, additionalProperties, `${at}.${name}`) : []),
    ]
  })
  return [...missing.map((name) => `${at}.${name}: is missing`), ...members]
}
