import { z } from 'zod'
import { FieldId, ImageName, Label, Slug } from './names.ts'

/** A place with fields of its own: `{{ location.street }}`. */
export const Location = z.strictObject({
  id: Slug,
  name: Label,
  values: z.record(FieldId, z.string().max(2000)).default({}),
})
export type Location = z.infer<typeof Location>

/** What every location has. */
export const LocationField = z.strictObject({
  id: FieldId,
  label: Label,
  kind: z.enum(['text', 'phone', 'email', 'link', 'image']).default('text'),
})
export type LocationField = z.infer<typeof LocationField>

const LocalMinute = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u, 'A local date and time as 2026-12-01T00:00.')
  .nullable()
  .default(null)

export const Banner = z.strictObject({
  id: Slug,
  name: Label,
  image: ImageName,
  alt: z.string().max(300).default(''),
  /** https only; empty: no link. */
  link: z.string().max(2000).default(''),
  /** In `timeZone`; null: always. */
  from: LocalMinute,
  to: LocalMinute,
  /** IANA. */
  timeZone: z.string().max(60).default('UTC'),
  /** Among the banners of a rule that are on now, how often this one is chosen. */
  weight: z.number().int().min(1).max(100).default(1),
})
export type Banner = z.infer<typeof Banner>

/** A message or a disclaimer. */
export const Text = z.strictObject({
  id: Slug,
  name: Label,
  /** Liquid. */
  html: z.string().max(20_000),
  /** Liquid; null: made from the HTML. */
  text: z.string().max(10_000).nullable().default(null),
})
export type Text = z.infer<typeof Text>

/** A picture of programs, banners and locations; its bytes are kept by their hash. */
export const ImageFile = z.strictObject({
  name: ImageName,
  /** SHA-256, hexadecimal. */
  hash: z.string().regex(/^[0-9a-f]{64}$/u),
  /** Pixels. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  bytes: z.number().int().positive(),
})
export type ImageFile = z.infer<typeof ImageFile>

export const Settings = z.strictObject({
  /** Values that mean "nothing": Entra never sends a cleared value. */
  emptyMarkers: z.array(z.string().max(20)).max(50).default(['-', 'n/a', '.']),
  /** Of phone numbers without a country code, where a person has no country. ISO 3166-1 alpha-2. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/u, 'Two capital letters, as DE.')
    .nullable()
    .default(null),
  locationFields: z.array(LocationField).max(50).default([]),
  /** A second person must approve before a change set is published. */
  approval: z.boolean().default(false),
  /** Which clients the lint checks for. */
  clients: z
    .array(z.enum(['outlookWindows', 'outlookMac', 'outlookWeb', 'outlookMobile', 'gmail', 'appleMail', 'thunderbird']))
    .default(['outlookWindows', 'outlookMac', 'outlookWeb', 'outlookMobile', 'gmail', 'appleMail']),
})
export type Settings = z.infer<typeof Settings>
export type MailClient = Settings['clients'][number]
