import { z } from 'zod'
import { Blocks } from './blocks.ts'
import { Label, Slug } from './names.ts'

/** `reply` and `internal` fall back to `new` where a program has none. */
export const variants = ['new', 'reply', 'internal'] as const
export type Variant = (typeof variants)[number]

const html = z.string().max(100_000, 'At most 100,000 characters.')

export const Template = z.strictObject({
  /** Liquid. */
  html,
  /** Liquid; null: made from the HTML. */
  text: z.string().max(50_000).nullable().default(null),
})
export type Template = z.infer<typeof Template>

export const Program = z.strictObject({
  id: Slug,
  name: Label,
  description: z.string().max(500).default(''),
  /** CSS in Liquid for all variants; inlined. */
  style: z.string().max(20_000).default(''),
  /** Present where the program is made in the block editor: its templates and style come from here. */
  blocks: Blocks.nullable().default(null),
  templates: z.strictObject({
    new: Template,
    reply: Template.nullable().default(null),
    internal: Template.nullable().default(null),
  }),
})
export type Program = z.infer<typeof Program>
