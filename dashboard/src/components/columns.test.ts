import { describe, expect, it } from 'vitest'
import { gridTracks, nextSort, sortState } from './columns.ts'

describe('gridTracks', () => {
  it('gives each width the tracks of the columns that it shows', () => {
    const tracks = gridTracks([{ track: '2fr' }, { track: '1fr', from: 'middle' }, { track: '90px', from: 'wide' }])
    expect(tracks).toEqual({
      '--columns-narrow': '2fr',
      '--columns-middle': '2fr 1fr',
      '--columns-wide': '2fr 1fr 90px',
    })
  })
})

describe('sorting', () => {
  it('turns round on the second click and starts anew on another column', () => {
    expect(nextSort(undefined, 'name')).toBe('name')
    expect(nextSort('name', 'name')).toBe('-name')
    expect(nextSort('-name', 'name')).toBe('name')
    expect(nextSort('-name', 'title')).toBe('title')
  })

  it('is told to screen readers', () => {
    expect(['name', '-name', 'title', undefined].map((sort) => sortState(sort, 'name'))).toEqual([
      'ascending',
      'descending',
      'none',
      'none',
    ])
  })
})
