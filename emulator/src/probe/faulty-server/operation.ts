import type { Broken } from './defects.ts'
import { Failure, invalidSyntax, invalidValue } from './failure.ts'
import { asResource, type Resource } from './path.ts'

export interface Operation {
  op: 'add' | 'replace' | 'remove'
  path: string | undefined
  value: unknown
}

/** @throws {Failure} invalidSyntax when the body is no PatchOp of RFC 7644 section 3.5.2 */
export function readOperations(body: Resource, broken: Broken): Operation[] {
  const list = Object.entries(body).find(([key]) => key.toLowerCase() === 'operations')?.[1]
  if (!Array.isArray(list)) throw invalidSyntax('A PATCH has a list of Operations')
  if (list.length === 0 && broken('empty-operations-refused')) throw invalidSyntax('Operations is empty')
  const operations = list.map((one: unknown) => readOperation(asResource(one), broken))
  return broken('only-first-operation') ? operations.slice(0, 1) : operations
}

function readOperation(raw: Resource, broken: Broken): Operation {
  const written = String(raw['op'])
  const op = broken('capitalised-operations-refused') ? written : written.toLowerCase()
  if (op !== 'add' && op !== 'replace' && op !== 'remove')
    throw invalidSyntax(`${written} is not add, replace or remove`)
  const path = typeof raw['path'] === 'string' && raw['path'] !== '' ? raw['path'] : undefined
  if (path === undefined && broken('path-demanded')) throw invalidSyntax('An operation needs a path')
  if (path === undefined && op === 'remove') throw new Failure(400, 'Remove needs a path', 'noTarget')
  if (op !== 'remove' && raw['value'] === undefined) throw invalidValue(`${op} needs a value`)
  return { op, path, value: raw['value'] }
}
