import { describe, expect, it } from 'vitest'
import type { Cycle } from '../api/provisioning-contract.ts'
import { cycleSentence } from './cycle-card.tsx'

const cycle: Cycle = {
  id: 'c1',
  kind: 'initial',
  running: true,
  startedAt: '2026-03-01T12:00:00.000Z',
  endedAt: null,
  phase: 'references',
  done: 3,
  total: 9,
  counts: { created: 3, updated: 0, disabled: 0, deleted: 0, skipped: 0, failed: 0 },
}
const ended: Cycle = { ...cycle, kind: 'incremental', running: false, phase: null, endedAt: cycle.startedAt }

describe('what a cycle is said to do', () => {
  it.each([
    [cycle, false, 'Initial cycle in progress: managers and members'],
    [ended, false, 'Incremental cycle completed'],
    [{ ...ended, counts: { ...ended.counts, failed: 2 } }, false, 'Incremental cycle completed with 2 failures'],
    [ended, true, 'Incremental cycle stopped'],
  ])('case %#', (shown, held, sentence) => {
    expect(cycleSentence(shown, held)).toBe(sentence)
  })
})
