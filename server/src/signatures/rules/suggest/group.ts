import { likenessOf, slipsOf } from './likeness.ts'

/** A value as people have it, and how many have it. */
export interface ValueSeen {
  readonly value: string
  readonly people: number
}

export interface Spelling extends ValueSeen {
  /** Grouped because one letter differs: somebody should look. */
  readonly slip: boolean
}

/** Values that most likely mean the same. */
export interface LikeValues {
  /** The most common spelling. */
  readonly name: string
  readonly people: number
  /** Most common first. */
  readonly spellings: readonly Spelling[]
}

/** A slip is rare beside what was meant. */
const slipShare = 1 / 5

const byPeople = (one: ValueSeen, other: ValueSeen): number =>
  other.people - one.people || (one.value < other.value ? -1 : 1)

/** Groups values by likeness, the most common group first. Costs grow with the number of values only. */
export function groupValues(values: readonly ValueSeen[]): LikeValues[] {
  const groups = new Map<string, ValueSeen[]>()
  for (const value of values) {
    const likeness = likenessOf(value.value)
    if (likeness === '') continue
    const group = groups.get(likeness)
    if (group === undefined) groups.set(likeness, [value])
    else group.push(value)
  }
  return joinSlips([...groups].map(([likeness, all]) => ({ likeness, all, people: sum(all) })))
}

interface Group {
  readonly likeness: string
  readonly all: readonly ValueSeen[]
  readonly people: number
}

function joinSlips(groups: readonly Group[]): LikeValues[] {
  const heads: { group: Group; spellings: Spelling[] }[] = []
  const bySlip = new Map<string, number>()
  const sorted = [...groups].sort((one, other) => other.people - one.people || (one.likeness < other.likeness ? -1 : 1))
  for (const group of sorted) {
    const slips = slipsOf(group.likeness)
    const found = slips.map((slip) => bySlip.get(slip)).find((index) => index !== undefined)
    const meant = found === undefined ? undefined : heads[found]
    if (meant !== undefined && group.people <= meant.group.people * slipShare) {
      meant.spellings.push(...group.all.map((value) => ({ ...value, slip: true })))
      continue
    }
    const index = heads.push({ group, spellings: group.all.map((value) => ({ ...value, slip: false })) }) - 1
    for (const slip of slips) if (!bySlip.has(slip)) bySlip.set(slip, index)
  }
  return heads.map(({ spellings }) => toLike(spellings)).sort((one, other) => byPeople(named(one), named(other)))
}

function toLike(spellings: readonly Spelling[]): LikeValues {
  const sorted = [...spellings].sort(byPeople)
  return { name: sorted[0]?.value ?? '', people: sum(sorted), spellings: sorted }
}

const named = ({ name, people }: LikeValues): ValueSeen => ({ value: name, people })
const sum = (values: readonly ValueSeen[]): number => values.reduce((total, { people }) => total + people, 0)
