import type { SignatureProgram } from '../../../../api/schema.ts'

export type Blocks = NonNullable<SignatureProgram['blocks']>
export type Row = Blocks['rows'][number]
export type RowKind = Row['kind']

const part = (field: string, label = '', look: 'plain' | 'strong' | 'accent' | 'small' = 'plain') => ({
  field,
  label,
  look,
})

const blocks: Blocks = {
  look: { font: 'Arial', size: 13, colour: '#333333', accent: '#0b5cab', width: 480 },
  beside: null,
  rows: [
    { kind: 'fields', parts: [part('full_name', '', 'strong')], separator: ' | ' },
    { kind: 'fields', parts: [part('title'), part('department')], separator: ' | ' },
    { kind: 'fields', parts: [part('company'), part('location')], separator: ' | ' },
    { kind: 'fields', parts: [part('phone', 'T'), part('mobile', 'M')], separator: ' | ' },
    { kind: 'fields', parts: [part('email')], separator: ' | ' },
    { kind: 'banner' },
    { kind: 'texts' },
  ],
}

/** What a program made of blocks begins with. */
export const blockProgram: SignatureProgram = {
  id: 'blocks',
  name: 'Blocks',
  description: 'Rows that you put together yourself, without any code.',
  style: '',
  blocks,
  templates: { new: { html: '', text: null }, reply: null, internal: null },
}

/** A row that somebody adds. */
export const newRows: Readonly<Record<RowKind, () => Row>> = {
  fields: () => ({ kind: 'fields', parts: [part('title')], separator: ' | ' }),
  links: () => ({ kind: 'links', links: [{ label: 'Website', field: null, address: 'https://' }], separator: ' | ' }),
  image: () => ({ kind: 'image', source: 'images/logo.png', alt: '', width: 120, link: '', round: false }),
  words: () => ({ kind: 'words', words: 'Words for everybody', look: 'small' }),
  banner: () => ({ kind: 'banner' }),
  texts: () => ({ kind: 'texts' }),
  line: () => ({ kind: 'line' }),
  space: () => ({ kind: 'space', height: 8 }),
}

export const rowNames: Readonly<Record<RowKind, string>> = {
  fields: 'Fields',
  links: 'Links',
  image: 'Picture',
  words: 'Words',
  banner: 'Banner',
  texts: 'Texts and disclaimers',
  line: 'Line',
  space: 'Space',
}
