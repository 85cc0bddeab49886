import type { Method } from '../connection.ts'
import { PATCH_OP, type Resource, USER } from '../resource.ts'

/** What the load works on. */
export interface Stock {
  people: readonly Resource[]
  group: Resource
  unique: (what: string) => string
  /** Counts requests, so that they go round among the people. */
  turn: number
}

export interface Operation {
  name: string
  requestOf: (stock: Stock) => { method: Method; path: string; body?: object }
}

const personOf = (stock: Stock): Resource => {
  stock.turn += 1
  return stock.people[stock.turn % stock.people.length] ?? stock.group
}

const patch = (operation: object): object => ({ schemas: [PATCH_OP], Operations: [operation] })

const match: Operation = {
  name: 'Match by userName',
  requestOf: (stock) => {
    const filter = encodeURIComponent(`userName eq "${String(personOf(stock)['userName'])}"`)
    return { method: 'GET', path: `/Users?filter=${filter}` }
  },
}

const read: Operation = {
  name: 'Read a person',
  requestOf: (stock) => ({ method: 'GET', path: `/Users/${encodeURIComponent(personOf(stock).id)}` }),
}

const create: Operation = {
  name: 'Create a person',
  requestOf: (stock) => {
    const userName = `${stock.unique('load')}@probe.example`
    return {
      method: 'POST',
      path: '/Users',
      body: { schemas: [USER], userName, active: true, displayName: 'Load Person' },
    }
  },
}

const update: Operation = {
  name: 'Update a person',
  requestOf: (stock) => ({
    method: 'PATCH',
    path: `/Users/${encodeURIComponent(personOf(stock).id)}`,
    body: patch({ op: 'Replace', path: 'displayName', value: stock.unique('name') }),
  }),
}

const member: Operation = {
  name: 'Add a member',
  requestOf: (stock) => ({
    method: 'PATCH',
    path: `/Groups/${encodeURIComponent(stock.group.id)}`,
    body: patch({ op: 'Add', path: 'members', value: [{ value: personOf(stock).id }] }),
  }),
}

/**
 * The order of a cycle as Microsoft documents it: each object is looked up by its matching attribute first, then created
 * or read and updated, and members follow one per request (how-provisioning-works). Of twenty requests eight are
 * look-ups, four reads, three creations, three updates and two members.
 */
export const operations: readonly Operation[] = [
  ...[match, create, match, read, update, match, member, match, read, create],
  ...[match, update, match, read, match, create, member, match, read, update],
]
