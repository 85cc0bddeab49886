import fc from 'fast-check'
import type { Json, JsonObject } from '../model/json.ts'
import { type Change, patched } from '../model/patch-person.ts'
import { customSchema, enterpriseSchema, userSchema } from '../model/person.ts'
import { idOf, shownUser } from '../model/shown.ts'
import { Command, chosen } from './command.ts'
import { conditional, precondition } from './users.ts'
import { userName, word } from './words.ts'

/** One operation: how it is written, and what it means. A manager is counted as `chosen` counts. */
interface Operation {
  readonly path: string
  readonly value: Json
  readonly change: Change
  readonly isRemoval: boolean
  readonly manager?: number
}

const urns = { text: userSchema, enterprise: enterpriseSchema, custom: customSchema }
const set = (path: string, value: Json, change: Change): Operation => ({ path, value, change, isRemoval: false })
const remove = (path: string, change: Change): Operation => ({ path, value: null, change, isRemoval: true })

/** Entra clears by an empty text. */
const text = fc.oneof({ weight: 5, arbitrary: word }, { weight: 1, arbitrary: fc.constant('') })

const texts: fc.Arbitrary<Operation> = fc.oneof(
  fc
    .tuple(fc.constantFrom('displayName', 'title', 'nickName', 'timezone', 'externalId'), text, fc.boolean())
    .map(([name, value, full]) =>
      set(full ? `${urns.text}:${name}` : name.toUpperCase(), value, { at: 'text', name, value }),
    ),
  fc.oneof(userName, text).map((value) => set('userName', value, { at: 'text', name: 'userName', value })),
  fc
    .tuple(fc.constantFrom('givenName', 'familyName', 'formatted'), text)
    .map(([name, value]) => set(`name.${name}`, value, { at: 'name', name, value })),
  fc
    .tuple(fc.constantFrom('employeeNumber', 'department'), text)
    .map(([name, value]) => set(`${urns.enterprise}:${name}`, value, { at: 'enterprise', name, value })),
  text.map((value) => set(`${urns.custom}:badge`, value, { at: 'custom', name: 'badge', value })),
  fc
    .constantFrom<boolean | string>(true, false, 'True', 'False', 'FALSE')
    .map((value) => set('active', value, { at: 'active', value: String(value).toLowerCase() === 'true' })),
)

const lists = { emails: ['work', 'home'], phoneNumbers: ['work', 'mobile'], addresses: ['work'] } as const
const place = fc
  .constantFrom('emails' as const, 'phoneNumbers' as const, 'addresses' as const)
  .chain((list) => fc.constantFrom(...lists[list]).map((type) => ({ list, type })))

/** Value-paths keep their `path` in both dialects. */
const elements: fc.Arbitrary<Operation> = fc.oneof(
  fc.tuple(place, text).map(([{ list, type }, value]) => {
    const part = list === 'addresses' ? 'formatted' : 'value'
    return set(`${list}[type eq "${type}"].${part}`, value, { at: 'element', list, type, part, value })
  }),
  fc.tuple(place, fc.constantFrom<boolean | string>(true, 'True', 'False')).map(([{ list, type }, value]) =>
    set(`${list}[type eq "${type}"].primary`, value, {
      at: 'element',
      list,
      type,
      part: 'primary',
      value: String(value).toLowerCase() === 'true',
    }),
  ),
  place.map(({ list, type }) =>
    remove(`${list}[type eq "${type}"]`, { at: 'element', list, type, part: null, value: null }),
  ),
)

const removals: fc.Arbitrary<Operation> = fc.oneof(
  fc
    .constantFrom('displayName', 'title', 'externalId', 'userName')
    .map((name) => remove(name, { at: 'text', name, value: null })),
  fc.constant(remove('name.givenName', { at: 'name', name: 'givenName', value: null })),
  fc.constant(remove(`${urns.enterprise}:department`, { at: 'enterprise', name: 'department', value: null })),
  fc.constant(remove('active', { at: 'active', value: null })),
  fc.constant(remove(`${urns.enterprise}:manager`, { at: 'manager', value: null })),
)

/** A manager as Entra names one: a bare id, an object, a list of one; an empty text takes it away. */
const managers: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.nat({ max: 7 }),
        fc.constantFrom('bare', 'object', 'list'),
        fc.constantFrom('manager', `${urns.enterprise}:manager`),
      )
      .map(([manager, form, path]) => ({ ...set(path, form, { at: 'manager', value: null }), manager })),
  },
  { weight: 1, arbitrary: fc.constant(set(`${urns.enterprise}:manager`, '', { at: 'manager', value: null })) },
)

const operation = fc.oneof(
  { weight: 5, arbitrary: texts },
  { weight: 4, arbitrary: elements },
  { weight: 2, arbitrary: removals },
  { weight: 2, arbitrary: managers },
)

/** Dialect A: a path each, letters of `op` in any case. Dialect B (aadOptscim062020): one operation without a path. */
const patchUser = fc
  .tuple(
    fc.nat({ max: 7 }),
    precondition,
    fc.oneof(
      fc.record({
        dialect: fc.constant('A' as const),
        operations: fc.array(operation, { maxLength: 4 }),
        verb: fc.constantFrom('Add', 'Replace', 'replace', 'add'),
      }),
      fc.record({
        dialect: fc.constant('B' as const),
        operations: fc.uniqueArray(
          fc.oneof(
            texts,
            elements.filter(({ isRemoval }) => !isRemoval),
          ),
          {
            minLength: 1,
            maxLength: 4,
            selector: ({ path }) => path.toLowerCase(),
          },
        ),
        verb: fc.constantFrom('replace', 'add'),
      }),
    ),
  )
  .map(
    ([who, kind, { dialect, operations, verb }]) =>
      new Command(`patch user in dialect ${dialect}`, { who, kind, verb, operations }, (model) => {
        const handle = chosen(model.userHandles, who, 'U')
        const path = `/Users/${idOf(handle)}`
        const resolved = operations.map((one) => withManager(one, model.userHandles))
        const body = patchBody(dialect === 'A' ? inDialectA(resolved, verb) : inDialectB(resolved, verb))
        return [
          {
            call: { method: 'PATCH', path, body, ...conditional(path, handle, kind) },
            expect: () => {
              const changes = resolved.map(({ change }) => change)
              const removal = resolved.map(({ isRemoval }) => isRemoval)
              const user = model.changeUser(handle, kind, (person) => patched(person, changes, removal))
              return { status: 200, body: shownUser(model, user) }
            },
          },
        ]
      }),
  )

function withManager(one: Operation, handles: readonly string[]): Operation {
  if (one.manager === undefined) return one
  const handle = chosen(handles, one.manager, 'U')
  const id = idOf(handle)
  const forms: Readonly<Record<string, Json>> = { bare: id, object: { value: id }, list: [{ $ref: null, value: id }] }
  return { ...one, value: forms[String(one.value)] ?? id, change: { at: 'manager', value: handle } }
}

const inDialectA = (operations: readonly Operation[], verb: string): JsonObject[] =>
  operations.map(({ path, value, isRemoval }) => (isRemoval ? { op: 'Remove', path } : { op: verb, path, value }))

const inDialectB = (operations: readonly Operation[], verb: string): JsonObject[] => [
  { op: verb, value: Object.fromEntries(operations.map(({ path, value }) => [path, value])) },
]

/** The message of RFC 7644 section 3.5.2. */
export const patchBody = (operations: readonly JsonObject[]): JsonObject => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [...operations],
})

export const patchCommands = [{ weight: 7, arbitrary: patchUser }]
