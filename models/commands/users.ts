import fc from 'fast-check'
import type { Directory, Precondition } from '../model/directory.ts'
import { bodyOf, type Element, personFrom, type SentPerson } from '../model/person.ts'
import { idOf, shownUser } from '../model/shown.ts'
import type { Call } from '../worlds/call.ts'
import { Command, chosen } from './command.ts'
import { userName, word } from './words.ts'

const nth = fc.nat({ max: 7 })
const some = { requiredKeys: [] as [] }

/** Elements of a list, each of a type of its own. */
const elements = (types: readonly string[], parts: readonly string[]): fc.Arbitrary<readonly Element[]> =>
  fc.uniqueArray(
    fc
      .record({
        type: fc.constantFrom(...types),
        primary: fc.option(fc.boolean(), { nil: null }),
        said: fc.dictionary(fc.constantFrom(...parts), word, { minKeys: 1, maxKeys: 2 }),
      })
      .map(({ type, primary, said }): Element => ({ type, ...said, ...(primary === null ? {} : { primary }) })),
    { maxLength: 3, selector: ({ type }) => type },
  )

/** @param manager nth handle, as `chosen` counts */
type Given = Omit<SentPerson, 'manager'> & { readonly manager: number | null }

const given: fc.Arbitrary<Given> = fc.record({
  texts: fc
    .tuple(
      userName,
      fc.record({ externalId: word, displayName: word, title: word, nickName: word, timezone: word }, some),
    )
    .map(([name, texts]) => ({ userName: name, ...texts })),
  active: fc.constantFrom(true, false, 'True', 'False', 'false', null),
  name: fc.record({ givenName: word, familyName: word, formatted: word }, some),
  lists: fc.record({
    emails: elements(['work', 'home', 'other'], ['value', 'display']),
    phoneNumbers: elements(['work', 'mobile', 'fax'], ['value']),
    addresses: elements(['work', 'home'], ['formatted', 'locality', 'country']),
  }),
  enterprise: fc.record({ employeeNumber: word, department: word }, some),
  custom: fc.record({ badge: word }, some),
  manager: fc.option(nth, { nil: null }),
}) as fc.Arbitrary<Given>

const shape = fc.record({ pascal: fc.boolean(), secret: fc.boolean() })
export const precondition: fc.Arbitrary<Precondition> = fc.oneof(
  { weight: 6, arbitrary: fc.constant('none' as const) },
  { weight: 3, arbitrary: fc.constantFrom('any' as const, 'current' as const, 'stale' as const) },
)

/** @returns what a call carries of a precondition; nothing for a resource that is not there, whose tag nobody can know */
export function conditional(path: string, handle: string, kind: Precondition): Pick<Call, 'precondition'> {
  return kind === 'none' ? {} : { precondition: { handle, path, kind } }
}

const sentOf = (model: Directory, { manager, ...rest }: Given): SentPerson => ({
  ...rest,
  manager: manager === null ? null : chosen(model.userHandles, manager, 'U'),
})
/** Managers are ids on the wire. */
const onWire = (sent: SentPerson): SentPerson => ({
  ...sent,
  manager: sent.manager === null ? null : idOf(sent.manager),
})

const createUser = fc.tuple(given, shape).map(
  ([person, look]) =>
    new Command('create user', person, (model) => {
      const sent = sentOf(model, person)
      return [
        {
          call: { method: 'POST', path: '/Users', body: bodyOf(onWire(sent), look) },
          expect: () => {
            const user = model.addUser(personFrom(sent))
            return { status: 201, body: shownUser(model, user), gives: user.handle }
          },
        },
      ]
    }),
)

const replaceUser = fc.tuple(nth, given, shape, precondition).map(
  ([who, person, look, kind]) =>
    new Command('replace user', { who, kind, ...person }, (model) => {
      const handle = chosen(model.userHandles, who, 'U')
      const sent = sentOf(model, person)
      const path = `/Users/${idOf(handle)}`
      return [
        {
          call: { method: 'PUT', path, body: bodyOf(onWire(sent), look), ...conditional(path, handle, kind) },
          expect: () => ({
            status: 200,
            body: shownUser(
              model,
              model.changeUser(handle, kind, () => personFrom(sent)),
            ),
          }),
        },
      ]
    }),
)

const deleteUser = fc.tuple(nth, precondition).map(
  ([who, kind]) =>
    new Command('delete user', { who, kind }, (model) => {
      const handle = chosen(model.userHandles, who, 'U')
      const path = `/Users/${idOf(handle)}`
      return [
        {
          call: { method: 'DELETE', path, ...conditional(path, handle, kind) },
          expect: () => {
            model.deleteUser(handle, kind)
            return { status: 204 }
          },
        },
      ]
    }),
)

/** If-None-Match: who knows the present version is told so without a body. RFC 9110 section 13.1.2. */
const getUser = fc.tuple(nth, precondition).map(
  ([who, known]) =>
    new Command('get user', { who, known }, (model) => {
      const handle = chosen(model.userHandles, who, 'U')
      const path = `/Users/${idOf(handle)}`
      return [
        {
          call: { method: 'GET', path, ...conditional(path, handle, known), asReader: true },
          expect: () => {
            const body = shownUser(model, model.user(handle))
            return known === 'any' || known === 'current' ? { status: 304 } : { status: 200, body }
          },
        },
      ]
    }),
)

/** Create, read, replace and delete people. */
export const userCommands = [
  { weight: 6, arbitrary: createUser },
  { weight: 2, arbitrary: replaceUser },
  { weight: 2, arbitrary: deleteUser },
  { weight: 3, arbitrary: getUser },
]
