import type { JsonObject } from '../../base/index.ts'
import { pathReader } from '../paths/index.ts'

const paths = ['displayName', 'name.formatted', 'name.givenName', 'userName'].map((path) => pathReader(path))

/** What lists call somebody and sort them by. */
export function nameOf(document: JsonObject): string {
  for (const path of paths) for (const value of path.read(document)) if (value.trim() !== '') return value.trim()
  return ''
}
