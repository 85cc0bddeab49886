import { z } from 'zod'

/** The value without what its shape would fill in by itself, so that a file says only what somebody decided. */
export function compact(schema: z.ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodDefault) return compact(inner(schema), value)
  if (schema instanceof z.ZodNullable) return value === null ? null : compact(inner(schema), value)
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.map((one) => compact(schema.element as z.ZodType, one))
  if (schema instanceof z.ZodDiscriminatedUnion) return compact(optionOf(schema.options, value), value)
  if (schema instanceof z.ZodObject && isRecord(value)) return compactObject(schema.shape, value)
  return value
}

const inner = (schema: z.ZodDefault | z.ZodNullable): z.ZodType => schema.unwrap() as z.ZodType

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Of a union the shape that fits. */
function optionOf(options: readonly unknown[], value: unknown): z.ZodType {
  const shapes = options.filter((option) => option instanceof z.ZodType)
  return shapes.find((shape) => shape.safeParse(value).success) ?? z.unknown()
}

function compactObject(shape: Record<string, z.ZodType>, value: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const [key, schema] of Object.entries(shape)) {
    const given = value[key]
    if (given === undefined || isDefault(schema, given)) continue
    kept[key] = compact(schema, given)
  }
  return kept
}

function isDefault(schema: z.ZodType, value: unknown): boolean {
  if (!(schema instanceof z.ZodDefault)) return false
  return JSON.stringify(schema.parse(undefined)) === JSON.stringify(value)
}
