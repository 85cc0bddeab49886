import type { Request } from '../load/connection.ts'
import { benchGroup, benchMember, benchPatch, benchUser, benchUserName } from './people.ts'

/**
 * The requests of the bench, each with what a right answer says. Every server gets the same ones, byte for byte but for its ids.
 */
export const requests = {
  create: (index: number): Request => ({
    method: 'POST',
    path: '/Users',
    body: benchUser(index),
    statuses: [201],
    contains: `"${benchUserName(index)}"`,
  }),
  get: (id: string, index: number): Request => ({
    method: 'GET',
    path: `/Users/${id}`,
    body: null,
    statuses: [200],
    contains: `"userName":"${benchUserName(index)}"`,
  }),
  lookup: (index: number): Request => ({
    method: 'GET',
    path: `/Users?filter=${encodeURIComponent(`userName eq "${benchUserName(index)}"`)}`,
    body: null,
    statuses: [200],
    contains: `"userName":"${benchUserName(index)}"`,
  }),
  patch: (id: string, index: number, round: number): Request => ({
    method: 'PATCH',
    path: `/Users/${id}`,
    body: benchPatch(index, round),
    statuses: [200, 204],
    contains: `"${patchedTitle(index, round)}"`,
  }),
  createGroup: (name: string): Request => ({
    method: 'POST',
    path: '/Groups',
    body: benchGroup(name),
    statuses: [201],
    contains: `"${name}"`,
  }),
  addMember: (groupId: string, memberId: string): Request => ({
    method: 'PATCH',
    path: `/Groups/${groupId}`,
    body: benchMember(memberId),
    statuses: [200, 204],
    contains: null,
  }),
  getGroup: (groupId: string): Request => ({
    method: 'GET',
    path: `/Groups/${groupId}`,
    body: null,
    statuses: [200],
    contains: groupId,
  }),
  listPage: (startIndex: number, total: number): Request => ({
    method: 'GET',
    path: `/Users?startIndex=${startIndex}&count=100`,
    body: null,
    statuses: [200],
    contains: `"totalResults":${total}`,
  }),
} as const

/** What `benchPatch` makes of a title. */
export const patchedTitle = (index: number, round: number): string => `Title ${index} of round ${round}`

/** @returns the `id` of a resource that was answered; throws when there is none, so that a broken server stops the run */
export function idIn(body: Buffer): string {
  const id = /"id":"([^"]+)"/u.exec(body.toString())?.[1]
  if (id === undefined) throw new Error('The server answered a resource without an id.')
  return id
}
