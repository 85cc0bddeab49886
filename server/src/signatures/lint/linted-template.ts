import {
  compileTemplate,
  type Declaration,
  type MarkupElement,
  type Rendered,
  type RenderFacts,
  readInlineStyle,
  readingOf,
  readMarkup,
  readStyle,
  type StyleRead,
  type Template,
  TemplateError,
  type TemplateProblem,
  type TemplateSource,
} from '@dynasend/renderer'
import type { Variant } from '../model/program.ts'
import type { Spot } from './source/places.ts'

/** Where the parts of a template are written down. */
export interface TemplatePlaces {
  readonly html: (offset: number) => Spot
  readonly style: (offset: number) => Spot
  /** Of a problem that the renderer tells by line. */
  readonly problem: (problem: TemplateProblem) => Spot
}

/** One template of a program, or a text, in every way that rules look at it. */
export class LintedTemplate {
  /** Of the program or text. */
  readonly id: string
  /** Null: a text. */
  readonly variant: Variant | null
  readonly source: TemplateSource
  readonly places: TemplatePlaces
  readonly elements: readonly MarkupElement[]
  /** Of `style` attributes, in order. */
  readonly inline: readonly Declaration[]
  readonly style: StyleRead
  /** Null: it does not compile. */
  readonly template: Template | null = null
  /** Of a long person; null: it cannot be rendered. */
  readonly rendered: Rendered | null = null
  readonly renderedElements: readonly MarkupElement[] = []
  /** What keeps it from being used at all. */
  readonly broken: readonly TemplateProblem[] = []

  constructor(
    { id, variant }: { readonly id: string; readonly variant: Variant | null },
    source: TemplateSource,
    places: TemplatePlaces,
    facts: RenderFacts,
  ) {
    this.id = id
    this.variant = variant
    this.source = source
    this.places = places
    this.elements = readMarkup(source.html)
    this.inline = this.elements.flatMap(({ name, attributes }) => {
      const style = attributes.get('style')
      return style === undefined ? [] : readInlineStyle(style.value, style.offset, name).declarations
    })
    this.style = readStyle(source.style)
    try {
      this.template = compileTemplate(source)
      this.rendered = this.template.render(facts)
      this.renderedElements = readMarkup(this.rendered.html)
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error
      this.broken = error.problems
    }
  }

  /** Where it reads a field first. */
  reading(name: string): Spot {
    return this.places.html(readingOf(this.source.html, name) ?? 0)
  }

  /** Where a colour or word is written first: in the style, else in the template. */
  writing(words: readonly string[]): Spot {
    for (const word of words) {
      const inStyle = this.source.style.toLowerCase().indexOf(word)
      if (inStyle !== -1) return this.places.style(inStyle)
      const inHtml = this.source.html.toLowerCase().indexOf(word)
      if (inHtml !== -1) return this.places.html(inHtml)
    }
    return this.places.html(0)
  }

  /** Every declaration with its place, of the style and of attributes. */
  declarations(): readonly { readonly declaration: Declaration; readonly at: Spot }[] {
    return [
      ...this.style.declarations.map((declaration) => ({ declaration, at: this.places.style(declaration.offset) })),
      ...this.inline.map((declaration) => ({ declaration, at: this.places.html(declaration.offset) })),
    ]
  }
}
