/** What goes into a signature and what comes out. Everything is plain data: the same in the server and in a browser. */

/** Liquid as a designer wrote it. */
export interface TemplateSource {
  readonly html: string
  /** Null: made from the HTML. */
  readonly text: string | null
  /** CSS; inlined. */
  readonly style: string
}

export interface ImageFacts {
  /** Absolute address. */
  readonly src: string
  /** Pixels. */
  readonly width: number
  readonly height: number
}

export interface RenderFacts {
  /** `{{ full_name }}`: each field by its id; an empty string where there is none. */
  readonly fields: Readonly<Record<string, string>>
  /** `{{ location.street }}`. */
  readonly location: Readonly<Record<string, string>>
  /** `{{ banner.image }}`, `.link`, `.alt`, `.width`, `.height`, never wider than 600 pixels; null: there is none now. */
  readonly banner: (ImageFacts & { readonly alt: string; readonly link: string }) | null
  /** `{% for text in texts %}{{ text.html }}{% endfor %}`; Liquid of their own, with the same fields. */
  readonly texts: readonly { readonly html: string; readonly text: string | null }[]
  /** What `src="images/logo.png"` means, by `logo.png`. */
  readonly images: Readonly<Record<string, ImageFacts>>
}

export interface TemplateProblem {
  readonly code: 'syntax' | 'not-allowed' | 'unknown-image' | 'too-much' | 'place'
  readonly part: 'html' | 'text' | 'style'
  /** From 1; 0 where it is not known. */
  readonly line: number
  readonly column: number
  /** What it is and what to do. */
  readonly message: string
}

/** A template that cannot be used at all. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError'
  readonly problems: readonly TemplateProblem[]
  constructor(problems: readonly TemplateProblem[]) {
    super(problems.map(({ part, line, message }) => `${part}, line ${line}: ${message}`).join('\n'))
    this.problems = problems
  }
}

export interface Rendered {
  readonly html: string
  readonly text: string
  /** What was left out or mended on the way. */
  readonly problems: readonly TemplateProblem[]
}

export interface Template {
  /** Fields that the template reads: `full_name`, `location.street`. */
  readonly fields: readonly string[]
  /** File names below `images/` that it names. */
  readonly images: readonly string[]
  /** @throws {TemplateError} when it takes more time or room than a signature may */
  render(facts: RenderFacts): Rendered
}
