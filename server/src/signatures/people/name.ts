import type { JsonObject } from '../../base/index.ts'
import { pathReader } from '../paths/index.ts'

const paths = ['displayName', 'name.formatted'].map((path) => pathReader(path))
const given = pathReader('name.givenName')
const family = pathReader('name.familyName')
const userName = pathReader('userName')

/** How somebody is called in lists: the display name, else the name, else the user name. */
export function nameOf(document: JsonObject): string {
  for (const path of paths) {
    const [name] = path.read(document)
    if (name !== undefined && name.trim() !== '') return name.trim()
  }
  const whole = [...given.read(document), ...family.read(document)].join(' ').trim()
  return whole === '' ? (userName.read(document)[0] ?? '') : whole
}
