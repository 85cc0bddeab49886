import { type BulkMethod, type BulkOperation, ScimError } from '@dynasend/scim'
import type { Answer } from './answer.ts'
import { answerFacts, callFacts } from './call-facts.ts'
import type { Exchange, Handler } from './exchange.ts'
import { createGroup } from './groups.create.ts'
import { deleteGroup } from './groups.delete.ts'
import { patchGroup } from './groups.patch.ts'
import { replaceGroup } from './groups.replace.ts'
import { createMembership } from './memberships.create.ts'
import { deleteMembership } from './memberships.delete.ts'
import { whereChosen } from './memberships.ts'
import { refusalAnswer, scimErrorOf } from './refusals.ts'
import { createUser } from './users.create.ts'
import { deleteUser } from './users.delete.ts'
import { patchUser } from './users.patch.ts'
import { replaceUser } from './users.replace.ts'

type OneResource = Exclude<BulkMethod, 'POST'>

const collections: Readonly<Record<string, Handler>> = {
  Users: createUser,
  Groups: createGroup,
  GroupMemberships: whereChosen(createMembership),
}
const resources: Readonly<Record<string, Readonly<Partial<Record<OneResource, Handler>>>>> = {
  Users: { PUT: replaceUser, PATCH: patchUser, DELETE: deleteUser },
  Groups: { PUT: replaceGroup, PATCH: patchGroup, DELETE: deleteGroup },
  GroupMemberships: { DELETE: whereChosen(deleteMembership) },
}

/**
 * Runs one operation as the call that it stands for.
 * @throws what the handler throws; the refusal is recorded first
 */
export async function runBulkOperation(exchange: Exchange, operation: BulkOperation): Promise<Answer> {
  const { handler, id } = handlerFor(operation)
  const body = operation.data === null ? null : { text: JSON.stringify(operation.data), json: operation.data }
  const request = { id: exchange.call.requestId, method: operation.method }
  const call = callFacts(request, `${operation.path} (in a bulk request)`, body)
  const ifMatch = operation.version ?? undefined
  try {
    return await handler({ ...exchange, id, query: new Map(), body, call, ifMatch, ifNoneMatch: undefined })
  } catch (error) {
    const known = scimErrorOf(error)
    if (known !== null && known.status < 500) {
      await exchange.directory.recordRefusal(call, answerFacts(refusalAnswer(known), known.detail))
    }
    throw error
  }
}

function handlerFor({ method, path }: BulkOperation): { readonly handler: Handler; readonly id: string } {
  const [collection = '', id = '', ...more] = path.split('/').filter((part) => part !== '')
  const known = Object.hasOwn(collections, collection) && more.length === 0
  if (known && method === 'POST' && id === '') return found(collections[collection], '')
  if (known && method !== 'POST' && id !== '' && !id.includes('%00')) {
    return found(resources[collection]?.[method], decode(id))
  }
  throw new ScimError(400, 'invalidValue', `${method} is not possible at this path of a bulk operation.`)
}

function found(handler: Handler | undefined, id: string): { readonly handler: Handler; readonly id: string } {
  if (handler === undefined)
    throw new ScimError(400, 'invalidValue', 'There is nothing at this path of a bulk operation.')
  return { handler, id }
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}
