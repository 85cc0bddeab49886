import fc from 'fast-check'
import type { Directory, KnownGroup } from '../model/directory.ts'
import type { JsonObject } from '../model/json.ts'
import { groupSchema, idOf, shownGroup } from '../model/shown.ts'
import { Command, chosen } from './command.ts'
import { patchBody } from './patches.ts'
import { conditional, precondition } from './users.ts'
import { word } from './words.ts'

const nth = fc.nat({ max: 7 })
const displayName = fc.oneof(fc.constantFrom('All Users', 'ALL USERS', 'Straße', 'İstanbul', 'Отдел'), word)
const several = fc.uniqueArray(nth, { maxLength: 4 })

const usersOf = (model: Directory, chance: readonly number[]): string[] => [
  ...new Set(chance.map((one) => chosen(model.userHandles, one, 'U'))),
]
const asMembers = (handles: readonly string[]): JsonObject[] => handles.map((handle) => ({ value: idOf(handle) }))

/** The marker that Entra puts on a group is no schema, and is not answered. */
const groupBody = (name: string, externalId: string | null, members: readonly string[]): JsonObject => ({
  schemas: [groupSchema, 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'],
  displayName: name,
  ...(externalId === null ? {} : { externalId }),
  ...(members.length === 0 ? {} : { members: asMembers(members) }),
})

/** The answer to a write does not list the members: Entra changes a group of 100,000 one by one. */
const createGroup = fc.tuple(displayName, fc.option(word, { nil: null }), several).map(
  ([name, externalId, who]) =>
    new Command('create group', { name, externalId, who }, (model) => {
      const members = usersOf(model, who)
      return [
        {
          call: { method: 'POST', path: '/Groups', body: groupBody(name, externalId, members) },
          expect: () => {
            const group = model.addGroup(name, externalId, members)
            return { status: 201, body: shownGroup(model, group, false), gives: group.handle }
          },
        },
      ]
    }),
)

const replaceGroup = fc.tuple(nth, displayName, fc.option(word, { nil: null }), several, precondition).map(
  ([which, name, externalId, who, kind]) =>
    new Command('replace group', { which, name, externalId, who, kind }, (model) => {
      const handle = chosen(model.groupHandles, which, 'G')
      const members = usersOf(model, who)
      const path = `/Groups/${idOf(handle)}`
      return [
        {
          call: { method: 'PUT', path, body: groupBody(name, externalId, members), ...conditional(path, handle, kind) },
          expect: () => {
            const change = (group: KnownGroup) => ({
              ...group,
              displayName: name,
              externalId,
              members: new Set(members),
            })
            return { status: 200, body: shownGroup(model, model.changeGroup(handle, kind, members, change), true) }
          },
        },
      ]
    }),
)

/** What one operation on members does, and how clients write it. */
const memberForms = ['add', 'Add', 'remove value', 'remove path', 'replace', 'remove all', 'path-less'] as const
type MemberForm = (typeof memberForms)[number]

function memberOperation(form: MemberForm, members: readonly string[]): JsonObject {
  const value = members.map((handle) => ({ $ref: null, value: idOf(handle) }))
  switch (form) {
    case 'add':
    case 'Add':
      return { op: form, path: 'members', value }
    case 'remove value':
      return { op: 'Remove', path: 'members', value }
    case 'remove path':
      return { op: 'remove', path: `members[${members.map((handle) => `value eq "${idOf(handle)}"`).join(' or ')}]` }
    case 'replace':
      return { op: 'Replace', path: 'members', value }
    case 'remove all':
      return { op: 'remove', path: 'members' }
    case 'path-less':
      return { op: 'add', value: { members: value } }
  }
}

function membersAfter(form: MemberForm, before: ReadonlySet<string>, named: readonly string[]): ReadonlySet<string> {
  switch (form) {
    case 'add':
    case 'Add':
    case 'path-less':
      return new Set([...before, ...named])
    case 'remove value':
    case 'remove path':
      return new Set([...before].filter((handle) => !named.includes(handle)))
    case 'replace':
      return new Set(named)
    case 'remove all':
      return new Set()
  }
}

const adds = (form: MemberForm): boolean => ['add', 'Add', 'path-less', 'replace'].includes(form)

const patchMembers = fc
  .tuple(nth, fc.constantFrom(...memberForms), fc.uniqueArray(nth, { minLength: 1, maxLength: 3 }), precondition)
  .map(
    ([which, form, who, kind]) =>
      new Command('patch members', { which, form, who, kind }, (model) => {
        const handle = chosen(model.groupHandles, which, 'G')
        const members = usersOf(model, who)
        const path = `/Groups/${idOf(handle)}`
        const body = patchBody([memberOperation(form, members)])
        return [
          {
            call: { method: 'PATCH', path, body, ...conditional(path, handle, kind) },
            expect: () => {
              model.changeGroup(handle, kind, adds(form) ? members : [], (group) => ({
                ...group,
                members: membersAfter(form, group.members, members),
              }))
              return { status: 204 }
            },
          },
        ]
      }),
  )

const renameGroup = fc.tuple(nth, displayName, fc.constantFrom('Replace', 'replace', 'Add'), precondition).map(
  ([which, name, op, kind]) =>
    new Command('rename group', { which, name, op, kind }, (model) => {
      const handle = chosen(model.groupHandles, which, 'G')
      const path = `/Groups/${idOf(handle)}`
      const body = patchBody([{ op, path: 'displayName', value: name }])
      return [
        {
          call: { method: 'PATCH', path, body, ...conditional(path, handle, kind) },
          expect: () => {
            const group = model.changeGroup(handle, kind, [], (before) => ({ ...before, displayName: name }))
            return { status: 200, body: shownGroup(model, group, false) }
          },
        },
      ]
    }),
)

const deleteGroup = fc.tuple(nth, precondition).map(
  ([which, kind]) =>
    new Command('delete group', { which, kind }, (model) => {
      const handle = chosen(model.groupHandles, which, 'G')
      const path = `/Groups/${idOf(handle)}`
      return [
        {
          call: { method: 'DELETE', path, ...conditional(path, handle, kind) },
          expect: () => {
            model.deleteGroup(handle, kind)
            return { status: 204 }
          },
        },
      ]
    }),
)

const getGroup = fc.tuple(nth, fc.boolean()).map(
  ([which, withMembers]) =>
    new Command('get group', { which, withMembers }, (model) => {
      const handle = chosen(model.groupHandles, which, 'G')
      const path = `/Groups/${idOf(handle)}${withMembers ? '' : '?excludedAttributes=members'}`
      return [
        {
          call: { method: 'GET', path },
          expect: () => ({ status: 200, body: shownGroup(model, model.group(handle), withMembers) }),
        },
      ]
    }),
)

/** Groups and their members, in every shape that Entra writes. */
export const groupCommands = [
  { weight: 3, arbitrary: createGroup },
  { weight: 1, arbitrary: replaceGroup },
  { weight: 4, arbitrary: patchMembers },
  { weight: 1, arbitrary: renameGroup },
  { weight: 1, arbitrary: deleteGroup },
  { weight: 3, arbitrary: getGroup },
]
