import { compileFields, ownValues } from '../../signatures/fields/index.ts'
import { newestNumber, openFinished, pictureOf, versionOf } from '../../signatures/index.ts'
import type { Configuration } from '../../signatures/model/configuration.ts'
import type { Field } from '../../signatures/model/field.ts'
import type { DirectoryPerson, FieldValue, OwnValue } from '../../signatures/model/person.ts'
import { nameOf, openPeople } from '../../signatures/people/index.ts'
import { photoField, photosOf } from '../../signatures/photos/index.ts'
import type { PortalParts } from '../contract.ts'
import { nothingHere } from '../problem.ts'
import type { Employee } from '../sign-in/links.ts'

/** What an employee's own page works with. */
export interface Own {
  readonly person: DirectoryPerson
  readonly configuration: Configuration
  readonly values: ReadonlyMap<string, FieldValue>
  readonly own: readonly OwnValue[]
}

/** @throws {PortalProblem} 404 when the person has gone meanwhile */
export async function readOwn({ database }: PortalParts, { accountId, personId }: Employee): Promise<Own> {
  const { read } = database
  const person = await openPeople(database, accountId).get(personId)
  const version = await versionOf(read, accountId, await newestNumber(read, accountId))
  if (person === null || version === null) throw nothingHere()
  const own = (await ownValues(read, accountId, [personId])).get(personId) ?? []
  const { configuration } = version
  return { person, configuration, own, values: compileFields(configuration)(person, own) }
}

/** Everything that the page shows. */
export async function showOwn(parts: PortalParts, employee: Employee) {
  const { accountId, personId } = employee
  const own = await readOwn(parts, employee)
  const finished = openFinished(parts.database, accountId)
  const stands = await finished.person(personId)
  const signature = (await finished.signatures([personId])).get(personId) ?? null
  const account = await parts.database.read
    .selectFrom('accounts')
    .select('name')
    .where('id', '=', accountId)
    .executeTakeFirst()
  const shown = (variant: 'new' | 'reply' | 'internal') => {
    const { html = '', text = '' } = signature?.[variant] ?? {}
    return { html, text }
  }
  return {
    account: account?.name ?? '',
    name: nameOf(own.person.document),
    email: stands?.email ?? null,
    /** Somebody or something changed, and the signature is made anew right now. */
    changing:
      stands?.dueAt !== null &&
      stands?.dueAt !== undefined &&
      stands.dueAt <= new Date(parts.clock.now()).toISOString(),
    changedAt: stands?.changedAt ?? null,
    signature: signature && { new: shown('new'), reply: shown('reply'), internal: shown('internal') },
    fields: own.configuration.fields.filter(isShown).map((field) => fieldOf(own, field)),
    photo: await photoOf(parts, employee, own.configuration),
  }
}

const isShown = ({ hidden, kind }: Field): boolean => !hidden && kind !== 'image'

function fieldOf({ values, own }: Own, field: Field) {
  const value = values.get(field.id)
  const set = own.find(({ fieldId }) => fieldId === field.id)
  const { id, label, kind, choices, placeholder, help, hint, maximumLength, mayHide, required } = field
  return {
    ...{ id, label, kind, choices, placeholder, help, hint, maximumLength, mayHide, required },
    value: value?.value ?? '',
    origin: value?.origin ?? 'empty',
    directoryValue: value?.directoryValue ?? '',
    problem: value?.problem ?? null,
    /** Set and not used any more: the directory says something else than it did then. */
    outdated: set !== undefined && set.value !== null && value?.origin !== 'employee' && field.truth !== 'directory',
    own: set === undefined ? null : { value: set.value, setAt: set.setAt },
    editable: field.truth !== 'directory',
    lockedBecause:
      field.truth === 'directory' ? 'It comes from the company’s directory. Your IT can change it there.' : null,
  }
}

async function photoOf({ database }: PortalParts, employee: Employee, configuration: Configuration) {
  const field = photoField(configuration)
  if (field === null) return null
  const photos = await photosOf(database.read, employee)
  const refused = photos.find(({ state }) => state === 'refused')
  return {
    label: field.label,
    approved: photos.find(({ state }) => state === 'approved')?.hash ?? null,
    waitingSince: photos.find(({ state }) => state === 'waiting')?.setAt ?? null,
    refused: refused === undefined ? null : { reason: refused.reason ?? '', by: refused.decidedBy ?? '' },
  }
}

/** One's own photo: the one that waits, else the one that is shown. Null: there is none. */
export async function ownPhoto({ database }: PortalParts, employee: Employee): Promise<Uint8Array | null> {
  const photos = await photosOf(database.read, employee)
  const chosen = photos.find(({ state }) => state === 'waiting') ?? photos.find(({ state }) => state === 'approved')
  return chosen === undefined ? null : pictureOf(database.read, employee.accountId, chosen.hash)
}
