import { join } from 'node:path'
import { type Files, readFolder } from '../folder/index.ts'
import type { ImageFile } from '../model/company.ts'
import type { Program } from '../model/program.ts'
import { filesBelow } from './files.ts'

/** A program that somebody may begin with. */
export interface GalleryProgram {
  readonly program: Program
  /** Pictures that it names, with their bytes. */
  readonly images: readonly { readonly file: ImageFile; readonly bytes: Uint8Array }[]
}

/** Each below it is a folder as `programs/<id>` is. */
const folder = join(import.meta.dirname, 'gallery')

let read: readonly GalleryProgram[] | null = null

/** The programs made by us, to begin from; read once. */
export function gallery(): readonly GalleryProgram[] {
  read ??= programsIn(filesBelow(folder))
  return read
}

function programsIn(files: Files): readonly GalleryProgram[] {
  const { programs } = readFolder(new Map([...files].map(([path, content]) => [`programs/${path}`, content])))
  const order = programs.toSorted((one, other) => place(one) - place(other))
  return order.map((program) => ({ program, images: [] }))
}

const ids = ['classic', 'compact', 'photo-left', 'accent-bar', 'two-columns', 'banner-first']
const place = ({ id }: Program): number => ids.indexOf(id)
