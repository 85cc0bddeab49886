import { describe, expect, it } from 'vitest'
import type { AttributeLine } from '../../api/schema.ts'
import { changedAttributes, editableAttributes } from './edit.ts'

const attributes: AttributeLine[] = [
  { path: 'title', label: 'Title', value: 'Buyer', group: 'work' },
  { path: 'id', label: 'Id', value: '7', group: 'system' },
]

describe('editableAttributes', () => {
  it('offers what the person has and what a signature needs, each once, nothing of the system', () => {
    const paths = editableAttributes(attributes).map((field) => field.path)
    expect(paths.filter((path) => path === 'title')).toHaveLength(1)
    expect(paths).toContain('phoneNumbers[type eq "mobile"].value')
    expect(paths).not.toContain('id')
  })
})

describe('changedAttributes', () => {
  const fields = editableAttributes(attributes)

  it('sends only what changed, and null for what was emptied', () => {
    expect(changedAttributes(fields, { title: ' ', displayName: ' Anna Berg ' })).toEqual({
      title: null,
      displayName: 'Anna Berg',
    })
  })

  it('sends nothing when nothing changed', () => {
    expect(changedAttributes(fields, { title: 'Buyer', displayName: '' })).toEqual({})
  })
})
