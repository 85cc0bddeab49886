import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Files } from '../../signatures/index.ts'
import { readDisk } from './read-folder.ts'

/**
 * Writes the files of signatures into a folder. @param replace the folder may have some: those that are not among them go
 * @throws {Error} for a folder that has something in it
 */
export function writeDisk(folder: string, files: Files, replace: boolean): void {
  const isUsed = existsSync(folder) && readdirSync(folder).some((name) => !name.startsWith('.'))
  if (isUsed && !replace)
    throw new Error(`${folder} is not empty. Say --replace to make its files those that are in force.`)
  if (isUsed)
    for (const path of readDisk(folder).keys()) if (isOurs(path) && !files.has(path)) rmSync(join(folder, path))
  for (const [path, content] of files) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}

/** Only where signatures have their files: nothing else of a repository is ever removed. */
const isOurs = (path: string): boolean => /^(?:programs|locations|banners|texts|rules|images)\//u.test(path)
