import type { JsonObject } from '../../base/index.ts'
import { pathReader } from '../paths/index.ts'

/** In order of preference; a user name that is no address is none. */
const paths = ['emails[primary eq true].value', 'emails[type eq "work"].value', 'emails.value', 'userName'].map(
  (path) => pathReader(path),
)

/** By which address a signature is asked for, in lower case: the one that mail is sent from. Null: there is none. */
export function emailOf(document: JsonObject): string | null {
  for (const path of paths)
    for (const value of path.read(document, null)) {
      const address = value.trim().toLowerCase()
      if (/^[^\s@]+@[^\s@]+$/u.test(address)) return address
    }
  return null
}
