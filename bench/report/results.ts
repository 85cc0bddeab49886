import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../../scripts/programs.ts'

/** The parts that write a file of their own. */
export type Part = 'compare' | 'mix' | 'neighbour' | 'growth' | 'first-cycle' | 'signatures'

/** Where a run writes its figures (never in the repository), and where those are that the documents show. */
const places = { run: 'output/bench', published: 'bench/results' } as const

/**
 * Writes what a run showed.
 * @param publish whether the documents shall show it from now on
 * @returns the file, relative to the repository
 */
export function writeResults(part: Part, results: object, publish: boolean): string {
  const file = join(publish ? places.published : places.run, `${part}.json`)
  mkdirSync(join(root, dirname(file)), { recursive: true })
  writeFileSync(join(root, file), `${JSON.stringify(results, null, 2)}\n`)
  return file
}

/** The published results of a part; null when there are none yet. */
export function publishedResults<Results>(part: Part): Results | null {
  const file = join(root, places.published, `${part}.json`)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : null
}
