import type { RenderFacts } from '../contract.ts'
import { parseMarkup } from '../markup/parse.ts'
import { textOfLiquid } from '../text/of-liquid.ts'
import { textOfMarkup } from '../text/of-markup.ts'
import { vanish } from '../vanish/blocks.ts'
import { compileLiquid, type LiquidProgram } from './engine.ts'
import { LocationDrop, Markup, Prints, Words, withoutMarks } from './prints.ts'

/** What templates know that is no field. */
const own = new Set(['banner', 'texts', 'forloop'])

/** Fields that the programs read: `full_name`, `location.street`. */
export function fieldsOf(programs: readonly (LiquidProgram | null)[]): readonly string[] {
  const names = programs.flatMap((program) => program?.reads ?? [])
  return [...new Set(names)].filter((name) => !own.has(name.split('.', 1)[0] ?? '')).sort()
}

/** What Liquid can read. Texts of the company are rendered here: markup in HTML, words elsewhere. */
export function scopeOf(facts: RenderFacts, prints: Prints, kind: 'html' | 'text'): Record<string, unknown> {
  const plain = plainScope(facts)
  return { ...plain, texts: facts.texts.map((text) => textScope(text, plain, prints, kind)) }
}

function plainScope({ fields, location, banner }: RenderFacts): Record<string, unknown> {
  const cleaned = clean(fields)
  return {
    ...cleaned,
    location: new LocationDrop(cleaned['location'] ?? '', clean(location)),
    banner: banner === null ? null : bannerScope(banner),
  }
}

/** No signature is wider; a banner with more pixels is sharper, not larger. */
const widest = 600

function bannerScope({ src, link, alt, width, height }: NonNullable<RenderFacts['banner']>): Record<string, unknown> {
  const scale = Math.min(1, widest / Math.max(1, width))
  return {
    image: withoutMarks(src),
    link: withoutMarks(link),
    alt: withoutMarks(alt),
    width: Math.round(width * scale),
    height: Math.round(height * scale),
  }
}

/** A person's value cannot pretend to be a mark. */
function clean(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, withoutMarks(value)]))
}

type Text = RenderFacts['texts'][number]

function textScope(text: Text, plain: Record<string, unknown>, prints: Prints, kind: 'html' | 'text'): object {
  const words = (): string => wordsOf(text, plain)
  if (kind === 'text') return { html: words(), text: words() }
  return { html: new Markup(compiled(text.html, 'html').render(plain, prints), words), text: new Words(words) }
}

function wordsOf({ html, text }: Text, plain: Record<string, unknown>): string {
  const prints = new Prints()
  if (text !== null) return textOfLiquid(compiled(text, 'text').render(plain, prints), prints)
  const root = parseMarkup(compiled(html, 'html').render(plain, prints), prints)
  vanish(root)
  return textOfMarkup(root)
}

/** Texts come with the facts, the same few for everybody. */
const known = new Map<string, LiquidProgram>()
const mostKnown = 500

function compiled(source: string, part: 'html' | 'text'): LiquidProgram {
  const key = `${part}:${source}`
  const found = known.get(key)
  if (found !== undefined) return found
  if (known.size >= mostKnown) known.clear()
  const program = compileLiquid(withoutMarks(source), part)
  known.set(key, program)
  return program
}
