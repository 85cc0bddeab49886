import { type Element, type ListName, type Person, withSchemas } from './person.ts'
import { Refusal } from './refusal.ts'

/** One change of a person, whatever dialect it was said in. */
export type Change =
  | { readonly at: 'text' | 'name' | 'enterprise' | 'custom'; readonly name: string; readonly value: string | null }
  | { readonly at: 'active'; readonly value: boolean | null }
  | { readonly at: 'manager'; readonly value: string | null }
  /** `list[type eq "…"].part`; a null value removes the part, a null part the whole element. */
  | {
      readonly at: 'element'
      readonly list: ListName
      readonly type: string
      readonly part: string | null
      readonly value: string | boolean | null
    }

/** RFC 7644 section 3.5.2: the changes one after the other, all or none. `''` and a removal both clear (Entra). */
export function patched(person: Person, changes: readonly Change[], removal: readonly boolean[]): Person {
  const result = changes.reduce((current, change, index) => changed(current, change, removal[index] === true), person)
  // A required attribute that came without a value.
  if (!result.texts.get('userName')) throw new Refusal(400, 'invalidValue')
  return withSchemas(result)
}

function changed(person: Person, change: Change, isRemoval: boolean): Person {
  switch (change.at) {
    case 'text':
      // RFC 7644 section 3.5.2.2: a required attribute cannot be removed.
      if (isRemoval && change.name === 'userName' && person.texts.has('userName')) throw new Refusal(400, 'mutability')
      return { ...person, texts: withText(person.texts, change.name, change.value) }
    case 'name':
    case 'enterprise':
    case 'custom':
      return { ...person, [change.at]: withText(person[change.at], change.name, change.value) }
    case 'active':
      return { ...person, active: change.value }
    case 'manager':
      return { ...person, manager: change.value }
    case 'element':
      return { ...person, lists: { ...person.lists, [change.list]: withElement(person.lists[change.list], change) } }
  }
}

function withText(texts: ReadonlyMap<string, string>, name: string, value: string | null): ReadonlyMap<string, string> {
  const result = new Map(texts)
  if (value === null || value === '') result.delete(name)
  else result.set(name, value)
  return result
}

type ElementChange = Extract<Change, { readonly at: 'element' }>

function withElement(elements: readonly Element[], change: ElementChange): readonly Element[] {
  const { type, part, value } = change
  const isMeant = (element: Element) => element['type'] === type
  if (part === null) return elements.filter((element) => !isMeant(element))
  if (value === null || value === '') {
    return elements.flatMap((element) => (isMeant(element) ? withoutPart(element, part) : [element]))
  }
  // Entra counts on it that a value-path whose element is not there yet makes one.
  const there = elements.some(isMeant) ? elements : [...elements, { type }]
  const written = there.map((element) => (isMeant(element) ? { ...element, [part]: value } : element))
  const namesPrimary = written.some((element) => isMeant(element) && element['primary'] === true)
  return written.map((element) =>
    namesPrimary && !isMeant(element) && element['primary'] === true ? { ...element, primary: false } : element,
  )
}

/** An element that says nothing but its kind is gone. */
function withoutPart(element: Element, part: string): readonly Element[] {
  const left = Object.fromEntries(Object.entries(element).filter(([name]) => name !== part))
  return Object.keys(left).some((name) => name !== 'type' && name !== 'primary') ? [left] : []
}
