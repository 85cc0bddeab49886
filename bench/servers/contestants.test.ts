import { describe, expect, it } from 'vitest'
import { chosenContestants, contestants } from './contestants.ts'

const names = (only?: string): string[] => chosenContestants(only).map(({ name }) => name)

describe('chosenContestants', () => {
  it('takes all without a word, each by a name of its own', () => {
    expect(names()).toEqual(contestants.map(({ name }) => name))
    expect(new Set(names()).size).toBe(contestants.length)
  })

  it('takes those whose names begin with a word, in the order of the list', () => {
    expect(names('polis-mem, ours')).toEqual(['ours-sqlite', 'ours-postgres', 'polis-mem'])
  })

  it('refuses a word that fits nobody and says which ones there are', () => {
    expect(() => names('ours,polys')).toThrow(/no polys\. There are: ceiling, ours-sqlite/u)
  })
})
