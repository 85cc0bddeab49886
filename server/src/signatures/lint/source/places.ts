import { isNode, LineCounter, parseDocument } from 'yaml'
import type { Files } from '../../folder/index.ts'

export interface Spot {
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly column: number
}

type Yaml = { readonly document: ReturnType<typeof parseDocument>; readonly lines: LineCounter }

/** Finds the line and column of anything in the folder's files. */
export class Places {
  readonly #files: Files
  readonly #read = new Map<string, Yaml>()

  constructor(files: Files) {
    this.#files = files
  }

  text(file: string): string {
    const content = this.#files.get(file)
    return typeof content === 'string' ? content : ''
  }

  /** The bytes of a picture; null: they were not given. */
  bytes(file: string): Uint8Array | null {
    const content = this.#files.get(file)
    return content === undefined || typeof content === 'string' ? null : content
  }

  at(file: string, offset: number): Spot {
    const before = this.text(file).slice(0, offset)
    return { file, line: before.split('\n').length, column: offset - (before.lastIndexOf('\n') + 1) + 1 }
  }

  /** Of a value in a YAML file, or of the nearest one around it that is written down. */
  yaml(file: string, path: readonly (string | number)[]): Spot {
    const { document, lines } = this.#yaml(file)
    for (let length = path.length; length > 0; length--) {
      const node: unknown = document.getIn(path.slice(0, length), true)
      if (!isNode(node) || !node.range) continue
      const { line, col } = lines.linePos(node.range[0])
      return { file, line, column: col }
    }
    return { file, line: 1, column: 1 }
  }

  #yaml(file: string): Yaml {
    const known = this.#read.get(file)
    if (known !== undefined) return known
    const lines = new LineCounter()
    const read = { document: parseDocument(this.text(file), { lineCounter: lines, schema: 'core' }), lines }
    this.#read.set(file, read)
    return read
  }
}
