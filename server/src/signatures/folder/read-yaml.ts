import { isNode, LineCounter, parseDocument, visit } from 'yaml'
import type { z } from 'zod'
import type { FolderProblem } from './problem.ts'

/** Reads one YAML file by its shape; what is wrong is told at its line. Null: there were problems. */
export function readYaml<T extends z.ZodType>(
  schema: T,
  file: string,
  text: string,
  problems: FolderProblem[],
): z.output<T> | null {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, schema: 'core' })
  const [broken] = document.errors
  if (broken) {
    problems.push({ file, line: lines.linePos(broken.pos[0]).line, message: firstLine(broken.message) })
    return null
  }
  if (hasAlias(document)) {
    problems.push({
      file,
      line: null,
      message: 'Write the value out: anchors and aliases (& and *) are not read here.',
    })
    return null
  }
  const read = schema.safeParse(document.toJS() as unknown)
  if (read.success) return read.data
  for (const { path, message } of read.error.issues) {
    const node = deepest(document, path)
    const line = isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1
    const place = path.length === 0 ? '' : `${path.map(String).join('.')}: `
    problems.push({ file, line, message: `${place}${message}` })
  }
  return null
}

type Document = ReturnType<typeof parseDocument>

/** An alias could grow a small file without end, so there are none. */
function hasAlias(document: Document): boolean {
  let found = false
  visit(document, {
    Alias() {
      found = true
      return visit.BREAK
    },
  })
  return found
}

/** The node of the problem, or the nearest one above it that is written down. */
function deepest(document: Document, path: readonly PropertyKey[]): unknown {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true)
    if (node !== undefined) return node
  }
  return document.contents
}

const firstLine = (message: string): string =>
  (message.split('\n', 1)[0] ?? message).replace(/ at line \d+, column \d+:?$/u, '')
