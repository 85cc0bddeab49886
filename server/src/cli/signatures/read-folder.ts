import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type Files, isPicture } from '../../signatures/index.ts'

/** More than any company has; a wrong folder is told at once and not after minutes. */
const filesAllowed = 5000
const bytesAllowed = 100 * 1024 * 1024

/** What a repository has beside the files of signatures. */
const beside = /^(?:[^/]+\.md|licen[cs]e[^/]*|codeowners)$/iu

/**
 * The files of a folder on the disk by their path below it. Names that begin with a dot are left out at any depth, and at the top what every
 * repository has: README.md, LICENSE.
 * @throws {Error} where it is no folder, or far too large to be one of signatures
 */
export function readDisk(folder: string): Files {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`${folder} is no folder. Make one with: dynasend signatures export ${folder}`)
  const files = new Map<string, string | Uint8Array>()
  let bytes = 0
  for (const path of pathsBelow(folder)) {
    const content = readFileSync(join(folder, path))
    bytes += content.byteLength
    if (files.size >= filesAllowed || bytes > bytesAllowed)
      throw new Error(`${folder} is too large for a folder of signatures: at most 5,000 files and 100 MB.`)
    files.set(path, isPicture(path) ? content : textOf(content))
  }
  return new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)))
}

function* pathsBelow(folder: string, at = folder): Generator<string> {
  for (const entry of readdirSync(at, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue
    const file = join(at, entry.name)
    const path = relative(folder, file).split(sep).join('/')
    if (entry.isDirectory()) yield* pathsBelow(folder, file)
    else if (entry.isFile() && !beside.test(path)) yield path
  }
}

/** What is no UTF-8 stays bytes, and is told as a problem of that file. A checkout on Windows has other line ends. */
function textOf(content: Uint8Array): string | Uint8Array {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content).replaceAll('\r\n', '\n')
  } catch {
    return content
  }
}
