import type { SignatureProgram } from '../../../../api/schema.ts'
import type { Variant } from '../rendered.ts'

export type SourcePart = 'html' | 'text' | 'style'

/** Its file in a folder. */
export const fileOf = (variant: Variant, part: SourcePart): string =>
  part === 'style' ? 'style.css' : `${variant}.${part === 'html' ? 'html' : 'txt'}.liquid`

export function partOf({ style, templates }: SignatureProgram, variant: Variant, part: SourcePart): string {
  if (part === 'style') return style
  const template = templates[variant]
  return (part === 'html' ? template?.html : template?.text) ?? ''
}

/** The program with another source; an empty text is made from the HTML. */
export function withPart(
  program: SignatureProgram,
  variant: Variant,
  part: SourcePart,
  source: string,
): SignatureProgram {
  if (part === 'style') return { ...program, style: source }
  const old = program.templates[variant] ?? { html: '', text: null }
  const template = part === 'html' ? { ...old, html: source } : { ...old, text: source.trim() === '' ? null : source }
  return { ...program, templates: { ...program.templates, [variant]: template } }
}
