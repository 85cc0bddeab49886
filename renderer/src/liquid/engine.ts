import { CaptureTag, type Template as Compiled, Context, Liquid } from 'liquidjs'
import { TemplateError, type TemplateProblem } from '../contract.ts'
import { Markup, type Prints, textOfParts } from './prints.ts'
import { problemOf } from './problem.ts'

const tags = new Set(['if', 'unless', 'case', 'for', 'break', 'continue', 'assign', 'capture', 'comment', '#'])
const filters = new Set(
  `append prepend capitalize upcase downcase strip lstrip rstrip strip_newlines truncate truncatewords replace replace_first
  remove remove_first slice split join first last size default plus minus times divided_by modulo round ceil floor abs at_least
  at_most uniq sort reverse`.split(/\s+/u),
)

/** More than any signature needs, and little for a server. */
const limits = {
  /** Characters of a template. */
  parseLimit: 100_000,
  /** Characters and turns of loops. */
  memoryLimit: 50_000,
}
/** Tags and outputs of one source. */
const mostTags = 2000
/** Values. */
const mostPrints = 5000
/** Characters of what was rendered, and of the values in it. */
const mostCharacters = 300_000
/** Characters of what one capture holds. */
const mostCaptured = 20_000
/** Tags, outputs and words between them, each time that they are rendered: counted, since a clock would judge the machine. */
const mostSteps = 50_000

type Scope = Readonly<Record<string, unknown>>

const engine = new Liquid({
  ...limits,
  ownPropertyOnly: true,
  strictFilters: true,
  jsTruthy: true,
  templates: {},
  outputEscape: print,
})
for (const name of Object.keys(engine.tags)) if (!tags.has(name)) delete engine.tags[name]
for (const name of Object.keys(engine.filters)) if (!filters.has(name)) delete engine.filters[name]
// Everything is escaped where it is placed; whoever writes it from habit shall not have it twice.
engine.registerFilter('escape', (value: unknown) => value)

/** What is captured are words, as every value: it can be compared and shortened, and is escaped where it is placed. */
class Capture extends CaptureTag {
  override *render(context: Context): Generator<unknown, void, string> {
    yield* super.render(context)
    const scope = context.bottom() as Record<string, unknown>
    const words = textOfParts(printing?.prints.parts(String(scope[this.variable])) ?? [])
    if (words.length > mostCaptured) throw new Error('capture limit exceeded')
    scope[this.variable] = words
  }
}
engine.registerTag('capture', Capture)

interface Printing {
  readonly prints: Prints
  count: number
  characters: number
}

/** Rendering is synchronous: there is one at a time, or one within another. */
let printing: Printing | null = null

/** Called by Liquid for each `{{ … }}` after its filters. */
function print(value: unknown): string {
  if (printing === null) return ''
  if (++printing.count > mostPrints) throw new Error('too many values')
  const text = value instanceof Markup ? value.markup : textOf(value)
  printing.characters += text.length
  if (printing.characters > mostCharacters) throw new Error('output limit exceeded')
  return value instanceof Markup ? text : printing.prints.add(text)
}

function textOf(value: unknown): string {
  const plain = value !== null && typeof value === 'object' && 'valueOf' in value ? value.valueOf() : value
  if (typeof plain === 'string') return plain
  if (typeof plain === 'number' || typeof plain === 'boolean') return String(plain)
  return Array.isArray(plain) ? plain.map(textOf).join('') : ''
}

/** One Liquid source, ready to be rendered any number of times. */
export interface LiquidProgram {
  /** Names that it reads from outside: `title`, `location.street`. */
  readonly reads: readonly string[]
  /** @throws {TemplateError} */
  render(scope: Scope, prints: Prints): string
}

/** @throws {TemplateError} */
export function compileLiquid(source: string, part: TemplateProblem['part']): LiquidProgram {
  const compiled = attempt(part, () => {
    if ((source.match(/\{[{%]/gu)?.length ?? 0) > mostTags) throw new Error('parse limit exceeded')
    return engine.parse(source)
  })
  return {
    reads: readsOf(compiled),
    render: (scope, prints) =>
      attempt(part, () => {
        const outer = printing
        printing = { prints, count: 0, characters: 0 }
        try {
          const text = String(engine.renderSync(compiled, contextOf(scope)))
          if (text.length > mostCharacters) throw new Error('output limit exceeded')
          return text
        } finally {
          printing = outer
        }
      }),
  }
}

function contextOf(scope: Scope): Context {
  const context = new Context(scope, engine.options, { sync: true }, { liquid: engine })
  let steps = 0
  context.renderLimit.check = () => {
    if (++steps > mostSteps) throw new Error('render limit exceeded')
  }
  return context
}

function readsOf(compiled: Compiled[]): readonly string[] {
  return [...new Set(engine.globalFullVariablesSync(compiled))].sort()
}

function attempt<T>(part: TemplateProblem['part'], work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new TemplateError([problemOf(error, part)])
  }
}
