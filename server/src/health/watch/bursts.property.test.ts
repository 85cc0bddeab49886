import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type CallEvent, type ClosedBurst, closeSilent, follow, type Rhythm } from './bursts.ts'

const beginning = (): Rhythm => ({ burst: null, lastCall: null, lastBurstBegan: null, lastCycleBegan: null })

const event = fc.record({
  gap: fc.oneof(fc.nat(3_000), fc.nat(200_000), fc.nat(3_000_000)),
  kind: fc.constantFrom('probe', 'reads', 'refused', 'write'),
  did: fc.constantFrom('created', 'updated', 'deactivated', 'deleted'),
  subject: fc.nat(9),
  subjectKind: fc.constantFrom('User', 'Group'),
})

/** A stream of calls in the order of time. */
const stream = fc.array(event, { minLength: 1, maxLength: 60 }).map((entries) => {
  let at = 1_800_000_000_000
  return entries.map(({ gap, kind, did, subject, subjectKind }): CallEvent => {
    at += gap
    const isWrite = kind === 'write'
    return {
      at,
      kind,
      calls: kind === 'probe' ? 0 : 1,
      did: isWrite ? did : kind,
      subjectId: isWrite ? String(subject) : null,
      subjectKind: isWrite ? subjectKind : null,
      wasWrite: kind === 'refused',
    }
  })
})

function wholeDay(events: readonly CallEvent[], pieces: readonly number[]): ClosedBurst[] {
  const rhythm = beginning()
  const closed: ClosedBurst[] = []
  let ids = 0
  const rest = [...events]
  for (const size of [...pieces, events.length])
    closed.push(...follow(rhythm, rest.splice(0, size), () => String(++ids)))
  closed.push(...closeSilent(rhythm, (events.at(-1)?.at ?? 0) + 3_600_000))
  expect(rhythm.burst).toBeNull()
  return closed
}

it('counts each call in one burst and no other, however the calls are cut into batches', () => {
  fc.assert(
    fc.property(stream, fc.array(fc.nat(10), { maxLength: 20 }), (events, pieces) => {
      const whole = wholeDay(events, [])
      expect(wholeDay(events, pieces)).toEqual(whole)
      const sum = (value: (burst: ClosedBurst) => number) => whole.reduce((all, burst) => all + value(burst), 0)
      const calls = (keeps: (event: CallEvent) => boolean) => events.filter(keeps).length
      expect(sum(({ requests }) => requests)).toBe(calls(({ kind }) => kind !== 'probe'))
      expect(sum(({ refused }) => refused)).toBe(calls(({ kind }) => kind === 'refused'))
      expect(
        sum(
          ({ created, updated, disabled, deleted, groupChanges }) =>
            created + updated + disabled + deleted + groupChanges,
        ),
      ).toBe(calls(({ kind }) => kind === 'write'))
      for (const [index, burst] of whole.entries()) {
        expect(burst.ended).toBeGreaterThanOrEqual(burst.began)
        expect(burst.began).toBeGreaterThan(whole[index - 1]?.ended ?? 0)
      }
    }),
    { numRuns: 1000 },
  )
})
