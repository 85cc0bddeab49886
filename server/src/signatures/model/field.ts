import { z } from 'zod'
import { FieldId, Label } from './names.ts'

export const fieldKinds = ['text', 'number', 'phone', 'email', 'link', 'image', 'choice', 'yesNo'] as const
export type FieldKind = (typeof fieldKinds)[number]

/** A light change of a value on its way from the directory into a field. */
export const Transform = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('case'), to: z.enum(['upper', 'lower', 'title']) }),
  z.strictObject({
    do: z.literal('phone'),
    /** Of numbers without a country code; ISO 3166-1 alpha-2. Null: by the person's own country, else as it is. */
    country: z
      .string()
      .regex(/^[A-Z]{2}$/u, 'Two capital letters, as DE.')
      .nullable()
      .default(null),
    format: z.enum(['international', 'national', 'e164']).default('international'),
  }),
  z.strictObject({ do: z.literal('prefix'), text: z.string().max(200) }),
  z.strictObject({ do: z.literal('suffix'), text: z.string().max(200) }),
  z.strictObject({ do: z.literal('replace'), find: z.string().min(1).max(200), with: z.string().max(200).default('') }),
])
export type Transform = z.infer<typeof Transform>

/** Where a value comes from. */
export const FieldSource = z.strictObject({
  /** As SCIM writes it: `title`, `name.givenName`, `phoneNumbers[type eq "mobile"].value`, `urn:…:User:pronouns`. */
  path: z.string().min(1).max(300),
  transforms: z.array(Transform).max(10).default([]),
})
export type FieldSource = z.infer<typeof FieldSource>

/** Who decides a value: the directory; the employee; or the directory until the employee changes it. */
export const truths = ['directory', 'employee', 'hybrid'] as const
export type Truth = (typeof truths)[number]

/** What templates use, how a person fills it in, and where it comes from. */
export const Field = z.strictObject({
  id: FieldId,
  label: Label,
  kind: z.enum(fieldKinds).default('text'),
  /** Of kind `choice`. */
  choices: z.array(z.string().min(1).max(200)).max(200).default([]),
  /** Letters as they are, `?` one character, `*` any; null: anything of its kind. */
  pattern: z.string().max(200).nullable().default(null),
  maximumLength: z.number().int().min(1).max(2000).default(200),
  placeholder: z.string().max(200).default(''),
  help: z.string().max(500).default(''),
  hint: z.string().max(200).default(''),
  /** Not shown to employees; templates may use it all the same. */
  hidden: z.boolean().default(false),
  required: z.boolean().default(false),
  default: z.string().max(2000).nullable().default(null),
  truth: z.enum(truths).default('directory'),
  /** Employees may leave it out of their signature. */
  mayHide: z.boolean().default(false),
  /** In order of preference; the first that is not empty. */
  from: z.array(FieldSource).max(10).default([]),
})
export type Field = z.infer<typeof Field>
