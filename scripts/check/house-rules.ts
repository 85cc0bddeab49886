import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root, trackedFiles } from '../programs.ts'
import type { Finding } from './checks.ts'

const longest = 500
const drawer = /(^|\/)(utils?|helpers?|common|shared|misc)(\/|\.[jt]sx?$|\.cjs$)/u
// Each mark is written in two halves, so that this file is not the first to be found.
const marks: readonly [RegExp, string][] = [
  [new RegExp(`\\b(TO${'DO'}|FIX${'ME'}|X${'XX'})\\b`, 'u'), 'a mark of something unfinished'],
  [new RegExp(`@ts-${'ignore'}|@ts-${'nocheck'}|@ts-${'expect'}-error`, 'u'), 'a type error that is hidden'],
  [new RegExp(`(oxlint|eslint|biome)-${'(disable|ignore)'}`, 'u'), 'a lint finding that is hidden'],
  [/\b(it|test|describe)\.(only|skip|todo)\(/u, 'a test that does not run'],
]

/** What no tool of ours checks: names of drawers, length, marks, and that each room says what it owns. */
export async function houseRules(): Promise<Finding> {
  const files = await trackedFiles()
  const details = files.filter((file) => drawer.test(file)).map((file) => `${file}: a drawer; name it by what it holds`)
  for (const file of files.filter((name) => /\.(tsx?|cjs|mjs|css|html)$/u.test(name))) {
    const text = await readFile(join(root, file), 'utf8').catch(() => '')
    details.push(...faults(file, text))
  }
  return { ok: details.length === 0, note: `${files.length} files`, details: details.join('\n') }
}

function faults(file: string, text: string): string[] {
  const lines = text.split('\n')
  const found =
    lines.length > longest + 1 && !/generated/iu.test(lines[0] ?? '')
      ? [`${file}: ${lines.length} lines; at most ${longest}`]
      : []
  if (/^[\w/-]+\/src\/(?:[\w-]+\/)?index\.ts$/u.test(file) && !text.startsWith('/**')) {
    found.push(`${file}: must open with what the room owns, what it does not, and who may call it`)
  }
  if (!/\.tsx?$/u.test(file)) return found
  const readsNoEnvironment =
    /^server\/src\/(?!config\/)/u.test(file) && !/\.test\.ts$|\/(testing|conformance)\//u.test(file)
  for (const [index, line] of lines.entries()) {
    if (readsNoEnvironment && line.includes('process.env'))
      found.push(`${file}:${index + 1}: only config reads the environment`)
    for (const [mark, meaning] of marks)
      if (mark.test(line)) found.push(`${file}:${index + 1}: ${meaning}: ${line.trim()}`)
  }
  return found
}
