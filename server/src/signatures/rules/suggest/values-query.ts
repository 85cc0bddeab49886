import type { ValuesQuery } from '../../../directory/read-contract.ts'

const chosen = /^([^[\]]+)\[\s*(\w+)\s+eq\s+"?([^"[\]]*?)"?\s*\](?:\.([\w$-]+))?$/iu
const core = /^urn:ietf:params:scim:schemas:core:2\.0:user:/iu

/**
 * A path of a rule as the attribute index knows it: `addresses[type eq "work"].locality` is `addresses.locality` in elements
 * of type work. @returns null where the brackets ask more than the index can tell
 */
export function valuesQueryOf(path: string): ValuesQuery | null {
  const plain = path.trim().replace(core, '')
  if (!plain.includes('[')) return { path: plain, element: null }
  const [, list, member, value, part] = chosen.exec(plain) ?? []
  if (list === undefined || member === undefined || value === undefined) return null
  return { path: `${list}.${part ?? 'value'}`, element: { member, value } }
}
