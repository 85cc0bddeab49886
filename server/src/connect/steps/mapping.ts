import { z } from 'zod'
import type { GraphClient } from '../graph/client.ts'
import { ParsedExpression } from '../graph/shapes.ts'
import { applyChanges, expressionsOf } from '../mapping/apply.ts'
import { changeWords, differences, type KeptLine, type LineChange, marksWithoutSource } from '../mapping/difference.ts'
import { MappingLine, SyncSchema as Shape, type SyncSchema } from '../mapping/schema.ts'
import { permissions } from '../permissions.ts'
import { ConnectProblem } from '../problem.ts'
import type { Book } from '../records/book.ts'
import { onceThere } from './replication.ts'
import { jobPath, type Step, type StepContext } from './step.ts'

export const mappingStep: Step = {
  id: 'mapping',
  title: 'Attribute mapping',
  permission: () => permissions.synchronize,
  async look(context) {
    if (context.found.jobId === null) return { already: false, words: chosenWords(context) }
    const { changes } = await compare(context)
    if (changes.length === 0) return { already: true, words: 'The mapping is as chosen.' }
    return {
      already: false,
      words: `Change ${changes.map(changeWords).join('; ')}. A changed mapping starts a new initial cycle.`,
    }
  },
  async run(context) {
    const { changes, schema, kept } = await compare(context)
    if (changes.length === 0) return 'The mapping is as chosen.'
    const original = changes.map(({ target, before }) => ({ target, line: before }))
    const all = [...kept, ...original.filter(({ target }) => !kept.some((one) => one.target === target))]
    await noteMapping(context.book, all)
    await putMapping(context.graph, `${jobPath(context)}/schema`, schema, changes)
    return `${changes.map(changeWords).join('; ')}.`
  },
}

const Kept = z.array(z.object({ target: z.string(), line: MappingLine.nullable() }))

/** The lines as they were before we changed them the first time. */
export async function keptLines(book: Book): Promise<KeptLine[]> {
  const thing = await book.thing('mapping')
  return thing === null || thing.state === 'removed' ? [] : Kept.catch([]).parse(thing.details['lines'])
}

async function noteMapping(book: Book, lines: readonly KeptLine[]): Promise<void> {
  const name = `Attribute mapping (${lines.map(({ target }) => target).join(', ')})`
  await book.note({ kind: 'mapping', name, state: 'changed', details: { lines } })
}

interface Comparison {
  readonly schema: SyncSchema
  readonly changes: LineChange[]
  readonly kept: KeptLine[]
}

async function compare(context: StepContext): Promise<Comparison> {
  const kept = await keptLines(context.book)
  const schema = await onceThere(context, () => context.graph.get(`${jobPath(context)}/schema`, Shape))
  const strange = marksWithoutSource(schema, context.choices)
  if (strange.length > 0) {
    throw new ConnectProblem({
      code: 'entra-choice',
      message: `A mark was chosen for ${strange.join(', ')}, but the mapping has no plain attribute there.`,
      whatToDo: 'Choose it also as an extra attribute, or leave the mark out.',
    })
  }
  return { schema, kept, changes: differences(schema, context.choices, kept) }
}

/** Puts the whole schema back with the changes. @throws {ConnectProblem} entra-choice names an expression that does not parse */
export async function putMapping(
  graph: GraphClient,
  path: string,
  schema: SyncSchema,
  changes: readonly LineChange[],
): Promise<void> {
  const parsed = new Map<string, Readonly<Record<string, unknown>>>()
  for (const expression of expressionsOf(changes)) {
    const answer = await graph.post(`${path}/parseExpression`, { expression }, ParsedExpression, 'repeatable')
    if (!answer.parsingSucceeded) throw unreadable(expression, answer.error?.message ?? 'no reason was given')
    parsed.set(expression, answer.parsedExpression ?? {})
  }
  await graph.send('PUT', path, applyChanges(schema, changes, parsed))
}

function unreadable(expression: string, reason: string): ConnectProblem {
  return new ConnectProblem({
    code: 'entra-choice',
    message: `Entra cannot read the expression ${expression}: ${reason}`,
    whatToDo: 'Choose another mark or attribute, then go on. Nothing of the mapping was changed.',
  })
}

/** Before there is a job, nothing can be compared. */
function chosenWords({ choices }: StepContext): string {
  const parts = [
    ...(choices.stableExternalId ? ['externalId: [mailNickname] → [objectId]'] : []),
    ...choices.attributes.map(({ source, target }) => `${target}: not mapped → [${source}]`),
    ...choices.marks.map((target) => `${target}: “${choices.mark}” where Entra has no value`),
  ]
  return parts.length === 0 ? 'Leave Entra’s default mapping as it is.' : `Change ${parts.join('; ')}.`
}
