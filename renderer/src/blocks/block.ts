/** What the block editor makes. `server/src/signatures/model/blocks.ts` checks the same shape. */
export interface Blocks {
  readonly look: Look
  /** Left of the rows. */
  readonly beside: ImageBlock | null
  readonly rows: readonly Row[]
}

export interface Look {
  readonly font: string
  /** Pixels. */
  readonly size: number
  /** `#rrggbb`. */
  readonly colour: string
  readonly accent: string
  /** Pixels. */
  readonly width: number
}

export type PartLook = 'plain' | 'strong' | 'accent' | 'small'

export interface FieldPart {
  /** A field, or `location.…`. */
  readonly field: string
  /** Before the value; vanishes with it. */
  readonly label: string
  readonly look: PartLook
}

export interface ImageBlock {
  readonly kind: 'image'
  /** `images/…`, or `field:photo`. */
  readonly source: string
  readonly alt: string
  /** Pixels. */
  readonly width: number
  /** Empty: none. */
  readonly link: string
  readonly round: boolean
}

export interface LinkPart {
  readonly label: string
  /** A field of kind link or e-mail; else `address`. */
  readonly field: string | null
  readonly address: string | null
}

export type Row =
  | { readonly kind: 'fields'; readonly parts: readonly FieldPart[]; readonly separator: string }
  | ImageBlock
  | { readonly kind: 'links'; readonly links: readonly LinkPart[]; readonly separator: string }
  | { readonly kind: 'words'; readonly words: string; readonly look: PartLook }
  | { readonly kind: 'banner' }
  | { readonly kind: 'texts' }
  | { readonly kind: 'line' }
  | { readonly kind: 'space'; readonly height: number }
