import type { NewUser } from '../tenant/index.ts'

/** Something in an imported file that the reader should know; lines count from 1, the header included. */
export interface ImportWarning {
  file: string
  line: number
  column?: string
  message: string
}

/** A user out of a file, with what refers to others. */
export interface ImportedUser extends NewUser {
  managerName?: string
}

export interface ImportedGroup {
  id: string
  displayName: string
  description: string | null
  kind: 'security' | 'm365'
}

/** `group` and `member` are ids or names, as the file has them. */
export interface ImportedMembership {
  file: string
  line: number
  group: string
  member: string
}

/** Everything that was read out of the files of one import. */
export interface Parsed {
  users: { file: string; line: number; user: ImportedUser }[]
  groups: { file: string; line: number; group: ImportedGroup }[]
  memberships: ImportedMembership[]
  warnings: ImportWarning[]
}

export interface ImportFile {
  name: string
  text: string
}

export function emptyParsed(): Parsed {
  return { users: [], groups: [], memberships: [], warnings: [] }
}

/** A file that cannot be imported at all. */
export class ImportError extends Error {
  override readonly name = 'ImportError'
}
