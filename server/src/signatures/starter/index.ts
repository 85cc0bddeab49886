/**
 * Owns what the product brings: the folder that every account has before anybody decided anything, and a gallery of programs to
 * begin from. Owns no storage; `book` and the admin API read it.
 */
import { join } from 'node:path'
import type { Files } from '../folder/index.ts'
import { filesBelow } from './files.ts'

export { type GalleryProgram, gallery } from './gallery.ts'

const folder = join(import.meta.dirname, 'folder')

let files: Files | null = null

/** The folder of version 0, like any other. Read once. */
export function starterFiles(): Files {
  files ??= filesBelow(folder)
  return files
}
