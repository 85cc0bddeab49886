import { z } from 'zod'
import { Time } from '../route/shapes.ts'

const Count = z.number().int()

export const Origin = z
  .enum(['directory', 'employee', 'default', 'hidden', 'marker', 'empty', 'invalid'])
  .meta({ id: 'SignatureOrigin', description: 'marker: the directory sent one of the values that mean nothing' })

export const SampledValue = z
  .object({
    personId: z.string(),
    displayName: z.string(),
    value: z.string(),
    origin: Origin,
    path: z.string().nullable(),
    directoryValue: z.string(),
    problem: z.string().nullable(),
  })
  .meta({ id: 'SignatureSampledValue' })

/** What a mapping makes of real people. */
export const FieldSample = z
  .object({
    fieldId: z.string(),
    filled: Count,
    people: Count.meta({ description: 'Active people that were looked at: the first 500' }),
    problems: Count,
    examples: z.array(SampledValue).meta({ description: 'One of each kind of outcome first' }),
  })
  .meta({ id: 'SignatureFieldSample' })

export const PersonField = z
  .object({
    fieldId: z.string(),
    label: z.string(),
    value: z.string(),
    origin: Origin,
    path: z.string().nullable(),
    directoryValue: z.string(),
    problem: z.string().nullable(),
    truth: z.enum(['directory', 'employee', 'hybrid']),
    own: z
      .object({ value: z.string().nullable(), setAt: Time })
      .nullable()
      .meta({ description: 'What the employee set; value null: "do not show"' }),
  })
  .meta({ id: 'SignaturePersonField' })
