import type { Configuration } from '../model/configuration.ts'
import type { Field } from '../model/field.ts'
import type { DirectoryPerson, FieldValue, FieldValues, OwnValue } from '../model/person.ts'
import { type PathReader, pathReader } from '../paths/index.ts'
import { countryOf } from './country.ts'
import { applyTransforms, type Countries } from './transforms.ts'
import { problemWith } from './valid.ts'

export type FieldReader = (person: DirectoryPerson, own: readonly OwnValue[]) => FieldValues

interface Source {
  readonly reader: PathReader
  readonly transforms: Field['from'][number]['transforms']
}

/** What the directory says for one field. */
interface Found {
  readonly value: string
  readonly path: string | null
  readonly problem: string | null
  /** It sent one of the markers that mean nothing. */
  readonly marked: boolean
}

const nothing: Found = { value: '', path: null, problem: null, marked: false }

/** Prepares the fields of a configuration once; the function then is pure and never throws for a person's data. */
export function compileFields({ fields, settings }: Pick<Configuration, 'fields' | 'settings'>): FieldReader {
  const markers = new Set(settings.emptyMarkers.map((marker) => marker.trim().toLowerCase()))
  const compiled = fields.map((field) => ({
    field,
    sources: field.from.map(({ path, transforms }) => ({ reader: pathReader(path), transforms })),
  }))
  return (person, own) => {
    const countries = { person: countryOf(person.document), company: settings.country }
    const byField = new Map(own.map((value) => [value.fieldId, value]))
    const values = new Map<string, FieldValue>()
    for (const { field, sources } of compiled) {
      const found = fromDirectory(sources, person, { markers, countries })
      values.set(field.id, decided(field, found, byField.get(field.id)))
    }
    return values
  }
}

function fromDirectory(
  sources: readonly Source[],
  { document, manager }: DirectoryPerson,
  { markers, countries }: { readonly markers: ReadonlySet<string>; readonly countries: Countries },
): Found {
  let marked = false
  for (const { reader, transforms } of sources)
    for (const raw of reader.read(document, manager)) {
      const value = raw.trim()
      if (value === '') continue
      if (markers.has(value.toLowerCase())) {
        marked = true
        continue
      }
      const { value: changed, problem } = applyTransforms(value, transforms, countries)
      if (changed !== '') return { value: changed, path: reader.path, problem, marked: false }
    }
  return { ...nothing, marked }
}

function decided(field: Field, found: Found, own: OwnValue | undefined): FieldValue {
  const chosen = byEmployee(field, found, own) ?? byDirectory(field, found)
  const value = chosen.value === '' && chosen.origin !== 'hidden' && field.default ? withDefault(field, chosen) : chosen
  if (value.value !== '' || !field.required || value.origin === 'invalid') return value
  return { ...value, problem: `${field.label} is required, and nobody has given one.` }
}

const withDefault = (field: Field, { directoryValue, problem }: FieldValue): FieldValue => ({
  value: field.default ?? '',
  origin: 'default',
  path: null,
  directoryValue,
  problem,
})

/** Null: what the employee set does not count here, or nothing was set. */
function byEmployee(field: Field, found: Found, own: OwnValue | undefined): FieldValue | null {
  if (own === undefined) return null
  const base = { path: null, directoryValue: found.value, problem: null }
  if (own.value === null) return field.mayHide ? { ...base, value: '', origin: 'hidden' } : null
  if (field.truth === 'directory') return null
  // The directory says something else than it did when the employee set this: it heals.
  if (field.truth === 'hybrid' && own.directoryValue !== found.value) return null
  const problem = problemWith(field, own.value)
  if (problem !== null) return { ...base, value: '', origin: 'invalid', problem }
  return { ...base, value: own.value, origin: 'employee' }
}

function byDirectory(field: Field, found: Found): FieldValue {
  const base = { path: found.path, directoryValue: found.value }
  if (found.value === '') return { ...base, value: '', origin: found.marked ? 'marker' : 'empty', problem: null }
  const wrong = problemWith(field, found.value)
  // A number that cannot be read is still the one to call.
  if (wrong !== null && field.kind !== 'phone')
    return { ...base, value: '', origin: 'invalid', problem: `The directory sent "${found.value}". ${wrong}` }
  return { ...base, value: found.value, origin: 'directory', problem: found.problem }
}
