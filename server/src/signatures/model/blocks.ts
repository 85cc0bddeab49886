import type { Blocks as RendererBlocks } from '@dynasend/renderer'
import { z } from 'zod'

const Colour = z.string().regex(/^#[0-9a-fA-F]{6}$/u, 'Six digits, as #1a2b3c.')

const Part = z.strictObject({
  /** A field, or `location.…`. */
  field: z.string().regex(/^(?:location\.)?[a-z][a-z0-9_]{0,39}$/u),
  /** Before the value; vanishes with it. */
  label: z.string().max(40).default(''),
  look: z.enum(['plain', 'strong', 'accent', 'small']).default('plain'),
})

const Link = z.strictObject({
  label: z.string().min(1).max(80),
  /** One of both: a field of kind link or e-mail, or an address. */
  field: z.string().max(60).nullable().default(null),
  address: z.string().max(2000).nullable().default(null),
})

const Image = z.strictObject({
  kind: z.literal('image'),
  /** `images/…`, or `field:photo`. */
  source: z.string().min(1).max(120),
  alt: z.string().max(300).default(''),
  width: z.number().int().min(8).max(600),
  link: z.string().max(2000).default(''),
  round: z.boolean().default(false),
})

const Row = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('fields'),
    parts: z.array(Part).min(1).max(8),
    separator: z.string().max(5).default(' | '),
  }),
  Image,
  z.strictObject({
    kind: z.literal('links'),
    links: z.array(Link).min(1).max(10),
    separator: z.string().max(5).default(' | '),
  }),
  z.strictObject({ kind: z.literal('words'), words: z.string().min(1).max(500), look: Part.shape.look }),
  z.strictObject({ kind: z.literal('banner') }),
  z.strictObject({ kind: z.literal('texts') }),
  z.strictObject({ kind: z.literal('line') }),
  z.strictObject({ kind: z.literal('space'), height: z.number().int().min(2).max(60).default(8) }),
])

/** What the block editor makes: a look, a picture beside, and rows. Rows without a value vanish. */
export const Blocks = z.strictObject({
  look: z.strictObject({
    font: z.enum(['Arial', 'Calibri', 'Georgia', 'Segoe UI', 'Tahoma', 'Verdana']).default('Arial'),
    /** Pixels. */
    size: z.number().int().min(11).max(18).default(13),
    colour: Colour.default('#333333'),
    accent: Colour.default('#0f6cbd'),
    width: z.number().int().min(320).max(600).default(480),
  }),
  /** Left of the rows; null: none. */
  beside: Image.nullable().default(null),
  rows: z.array(Row).max(30),
})
/** Both sides write the shape down; this holds them together. */
export type Blocks = z.infer<typeof Blocks> & RendererBlocks
