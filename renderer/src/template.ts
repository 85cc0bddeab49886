import {
  type Rendered,
  type RenderFacts,
  type Template,
  TemplateError,
  type TemplateProblem,
  type TemplateSource,
} from './contract.ts'
import { compileLiquid, type LiquidProgram } from './liquid/engine.ts'
import { Prints, withoutMarks } from './liquid/prints.ts'
import { fieldsOf, scopeOf } from './liquid/scope.ts'
import { resolveImages } from './markup/images.ts'
import { parseMarkup } from './markup/parse.ts'
import { writeChildren } from './markup/write.ts'
import { checkSource } from './source/check.ts'
import { inline } from './style/inline.ts'
import { readSheet, type StyleSheet } from './style/sheet.ts'
import { textOfLiquid } from './text/of-liquid.ts'
import { textOfMarkup } from './text/of-markup.ts'
import { vanish } from './vanish/blocks.ts'

/** Characters of HTML that no signature has, although each of its loops was allowed. */
const longest = 300_000

interface Parts {
  readonly html: LiquidProgram
  /** Null: made from the HTML. */
  readonly text: LiquidProgram | null
  readonly style: LiquidProgram
  /** Null: there is Liquid in it, so that each rendering has its own. */
  readonly sheet: StyleSheet | null
  readonly leftOut: readonly TemplateProblem[]
}

/**
 * Makes a template ready to be rendered any number of times, by anybody's facts.
 * @throws {TemplateError} with each problem at its line
 */
export function compileTemplate(source: TemplateSource): Template {
  const problems: TemplateProblem[] = []
  const compile = (text: string, part: TemplateProblem['part']): LiquidProgram | null => {
    try {
      return compileLiquid(withoutMarks(text), part)
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error
      problems.push(...error.problems)
      return null
    }
  }
  const html = compile(source.html, 'html')
  const text = source.text === null ? null : compile(source.text, 'text')
  const style = compile(source.style, 'style')
  if (html === null || style === null || problems.length > 0) throw new TemplateError(problems)
  const { broken, leftOut, images } = checkSource(source.html)
  if (broken.length > 0) throw new TemplateError(broken)
  const sheet = /\{[{%]/u.test(source.style) ? null : readSheet(source.style)
  const parts: Parts = { html, text, style, sheet, leftOut }
  return { fields: fieldsOf([html, text, style]), images, render: (facts) => render(parts, facts) }
}

function render({ html, text, style, sheet, leftOut }: Parts, facts: RenderFacts): Rendered {
  const prints = new Prints()
  const root = parseMarkup(html.render(scopeOf(facts, prints, 'html'), prints), prints)
  const missing = resolveImages(root, facts.images)
  vanish(root)
  const styled = sheet ?? readSheet(prints.css(style.render(scopeOf(facts, prints, 'text'), prints)))
  inline(root, styled.rules)
  const written = writeChildren(root)
  if (written.length > longest) throw new TemplateError([tooMuch])
  const words = text === null ? textOfMarkup(root) : ofLiquid(text, facts)
  const ofStyle = styled.problems.map(({ line, column, message }): TemplateProblem => {
    return { code: 'not-allowed', part: 'style', line, column, message }
  })
  return { html: written, text: words, problems: [...leftOut, ...ofStyle, ...missing] }
}

function ofLiquid(text: LiquidProgram, facts: RenderFacts): string {
  const prints = new Prints()
  return textOfLiquid(text.render(scopeOf(facts, prints, 'text'), prints), prints)
}

const tooMuch: TemplateProblem = {
  code: 'too-much',
  part: 'html',
  line: 0,
  column: 0,
  message: 'This takes more room than a signature may.',
}
