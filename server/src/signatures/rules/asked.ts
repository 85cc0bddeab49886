import type { DirectoryPerson, FieldValues } from '../model/person.ts'
import type { Slot } from '../model/rule.ts'
import type { PathReader } from '../paths/index.ts'
import { fold } from './fold.ts'

export interface Subject {
  readonly person: DirectoryPerson
  readonly fields: FieldValues
}

export interface AskedValue {
  readonly raw: string
  readonly folded: string
}

export interface AskedGroup {
  readonly id: string
  /** Its name. */
  readonly folded: string
}

/** Paths that rules ask about, each once, and what counts as nothing. */
export class Lookups {
  readonly #readers: PathReader[] = []
  readonly #byPath = new Map<string, number>()
  readonly #markers: ReadonlySet<string>

  constructor(emptyMarkers: readonly string[]) {
    this.#markers = new Set(emptyMarkers.map(fold))
  }

  /** @returns its place in every `Asked` */
  add(path: string, makeReader: (path: string) => PathReader): number {
    const key = path.trim().toLowerCase()
    const known = this.#byPath.get(key)
    if (known !== undefined) return known
    const index = this.#readers.length
    this.#readers.push(makeReader(path))
    this.#byPath.set(key, index)
    return index
  }

  read(index: number, { document, manager }: DirectoryPerson): AskedValue[] {
    const values = this.#readers[index]?.read(document, manager) ?? []
    return values.flatMap((raw) => this.value(raw))
  }

  /** None for an empty value and for a marker that means nothing. */
  value(raw: string): AskedValue[] {
    const folded = fold(raw)
    return folded === '' || this.#markers.has(folded) ? [] : [{ raw: raw.trim(), folded }]
  }
}

/** One person while the rules of all slots are asked: every value is read and folded once. */
export class Asked {
  readonly given: Partial<Record<Slot, readonly string[]>> = {}
  readonly #subject: Subject
  readonly #lookups: Lookups
  readonly #values: (AskedValue[] | undefined)[] = []
  readonly #fields = new Map<string, AskedValue[]>()
  #groups: readonly AskedGroup[] | null = null

  constructor(subject: Subject, lookups: Lookups) {
    this.#subject = subject
    this.#lookups = lookups
  }

  attribute(index: number): readonly AskedValue[] {
    const values = this.#values[index] ?? this.#lookups.read(index, this.#subject.person)
    this.#values[index] = values
    return values
  }

  field(id: string): readonly AskedValue[] {
    const known = this.#fields.get(id)
    if (known !== undefined) return known
    const values = this.#lookups.value(this.#subject.fields.get(id)?.value ?? '')
    this.#fields.set(id, values)
    return values
  }

  get groups(): readonly AskedGroup[] {
    this.#groups ??= this.#subject.person.groups.map(({ id, name }) => ({ id, folded: fold(name) }))
    return this.#groups
  }
}
