import { z } from 'zod'
import { FieldId, Slug } from './names.ts'

export const operators = ['equals', 'oneOf', 'startsWith', 'endsWith', 'contains', 'matches', 'isEmpty'] as const
export type Operator = (typeof operators)[number]

const Values = z.array(z.string().max(300)).max(500)

/** One comparison. Case and the space around a value never matter. */
const Comparison = {
  operator: z.enum(operators),
  /** None for `isEmpty`; several only for `oneOf`. */
  values: Values.default([]),
}

export const GroupReference = z.strictObject({
  /** Of the directory; empty in a folder that was made elsewhere. */
  id: z.string().max(100).default(''),
  /** Used where no group has the id. */
  name: z.string().min(1).max(300),
})
export type GroupReference = z.infer<typeof GroupReference>

/** A question about one person. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  /** `path` as SCIM writes it. */
  | { attribute: string; operator: Operator; values: string[] }
  | { field: string; operator: Operator; values: string[] }
  /** Member of one of them, directly or through a group in it. */
  | { memberOf: GroupReference[] }
  | { location: string[] }
  | { program: string[] }

export const Condition: z.ZodType<Condition, unknown> = z
  .lazy(() =>
    z.union(
      [
        z.strictObject({ all: z.array(Condition).max(50) }),
        z.strictObject({ any: z.array(Condition).min(1).max(50) }),
        z.strictObject({ not: Condition }),
        z.strictObject({ attribute: z.string().min(1).max(300), ...Comparison }),
        z.strictObject({ field: FieldId, ...Comparison }),
        z.strictObject({ memberOf: z.array(GroupReference).min(1).max(100) }),
        z.strictObject({ location: z.array(Slug).min(1).max(200) }),
        z.strictObject({ program: z.array(Slug).min(1).max(200) }),
      ],
      { error: 'A condition is one of: all, any, not, attribute, field, memberOf, location, program.' },
    ),
  )
  .meta({ id: 'SignatureCondition' })
