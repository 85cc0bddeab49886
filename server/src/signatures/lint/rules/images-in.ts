import type { MarkupElement } from '@dynasend/renderer'
import type { LintedTemplate } from '../linted-template.ts'

interface NamedImage {
  /** Below `images/`. */
  readonly name: string
  /** Of the address, in the template. */
  readonly offset: number
  readonly element: MarkupElement
}

/** The pictures of the folder that a template shows. */
export function imagesIn({ elements }: LintedTemplate): readonly NamedImage[] {
  return elements.flatMap((element) => {
    const source = element.name === 'img' ? element.attributes.get('src') : undefined
    const name = /^\s*images\/(.+?)\s*$/u.exec(source?.value ?? '')?.[1]
    return source === undefined || name === undefined ? [] : [{ name, offset: source.offset, element }]
  })
}
