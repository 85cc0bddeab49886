import type { JsonObject } from '../../base/json.ts'
import type { AttributeValue } from '../../storage/index.ts'
import { equalJson } from './equal.ts'
import { type Leaf, leavesOf } from './leaves.ts'

export interface PathChange {
  readonly path: string
  readonly before: string | null
  readonly after: string | null
}

/** What turns one document's index rows into another's, and what a person would say has changed. */
export interface Difference {
  readonly removed: readonly AttributeValue[]
  readonly added: readonly AttributeValue[]
  readonly changes: readonly PathChange[]
}

/** Compares the leaves of two documents; equal ones are left alone. */
export function differenceOf(before: readonly Leaf[], after: readonly Leaf[]): Difference {
  const old = new Map(before.map((leaf) => [slotOf(leaf.row), leaf]))
  const removed: AttributeValue[] = []
  const added: AttributeValue[] = []
  for (const leaf of after) {
    const known = old.get(slotOf(leaf.row))
    old.delete(slotOf(leaf.row))
    if (known && known.row.value === leaf.row.value && known.row.value_type === leaf.row.value_type) continue
    if (known) removed.push(known.row)
    added.push(leaf.row)
  }
  for (const leaf of old.values()) removed.push(leaf.row)
  return { removed, added, changes: shownChanges(before, after) }
}

/** The difference of two documents; attributes that say the same in both are not walked. */
export function differenceOfDocuments(before: JsonObject, after: JsonObject): Difference {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  const changed = new Set<string>()
  for (const name of names) {
    const [old, now] = [before[name], after[name]]
    if (old === undefined || now === undefined || !equalJson(old, now)) changed.add(name.toLowerCase())
  }
  return differenceOf(leavesOf(only(before, changed)), leavesOf(only(after, changed)))
}

/** What a person would say of a resource that came to be. */
export function changesOfNew(leaves: readonly Leaf[]): PathChange[] {
  return leaves.map(({ shownPath, row }) => ({ path: shownPath, before: null, after: row.value }))
}

function only(document: JsonObject, names: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(Object.entries(document).filter(([name]) => names.has(name.toLowerCase())))
}

function slotOf({ path, element, position }: AttributeValue): string {
  return `${path}\n${element}\n${position}`
}

/** By the path as a person reads it, so that a mobile number stays one when it moves within its list. */
function shownChanges(before: readonly Leaf[], after: readonly Leaf[]): PathChange[] {
  const old = new Map(before.map((leaf) => [leaf.shownPath, leaf.row.value]))
  const changes: PathChange[] = []
  for (const { shownPath, row } of after) {
    const known = old.get(shownPath)
    old.delete(shownPath)
    if (known !== row.value) changes.push({ path: shownPath, before: known ?? null, after: row.value })
  }
  for (const [path, value] of old) changes.push({ path, before: value, after: null })
  return changes
}
