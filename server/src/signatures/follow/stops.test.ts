import fc from 'fast-check'
import { expect, it } from 'vitest'
import { options } from '../../directory/holds/testing/company.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { StorageUnavailableError } from '../../storage/index.ts'
import { openStage, type Stage } from './testing/stage.ts'

/** What happens in a company, and after how many steps the process that follows it dies; then another one goes on. */
interface Event {
  readonly deed: 'title' | 'hire' | 'leave' | 'return' | 'delete' | 'publish' | 'group' | 'nothing'
  readonly whom: number
  readonly diesAfter: readonly number[]
  /** Whether what happened is settled before anybody looks. */
  readonly settled: boolean
}

const anEvent: fc.Arbitrary<Event> = fc.record({
  deed: fc.constantFrom('title', 'hire', 'leave', 'return', 'delete', 'publish', 'group', 'nothing'),
  whom: fc.nat(100),
  diesAfter: fc.array(fc.oneof(fc.nat(3), fc.nat(9)), { minLength: 1, maxLength: 3 }),
  settled: fc.boolean(),
})

/** Like `kill -9`: from that step on nothing is done any more. */
function dyingAfter(steps: number): () => void {
  let left = steps
  return () => {
    if (left-- <= 0) throw new StorageUnavailableError('The process is dead.')
  }
}

async function happen(stage: Stage, { deed, whom }: Event, people: string[], turn: number): Promise<void> {
  const someone = people[whom % people.length] ?? ''
  if (deed === 'title') await stage.patch(someone, { title: `Title ${turn}` })
  if (deed === 'hire') people.push(...(await stage.hire(1 + (whom % 60))))
  if (deed === 'leave') await stage.deactivate([someone])
  if (deed === 'return') await stage.reactivate([someone])
  if (deed === 'group') await stage.group(`Group ${turn}`, people.slice(0, whom))
  if (deed === 'delete') {
    await (await stage.scim()).users.delete(someone, options)
    people.splice(people.indexOf(someone), 1)
  }
  if (deed !== 'publish') return
  await stage.publish((configuration) => ({
    ...configuration,
    programs: configuration.programs.map((program) => ({
      ...program,
      templates: { ...program.templates, new: { html: `<p>{{ full_name }}, {{ title }} (${turn})</p>`, text: null } },
    })),
  }))
}

/** What the feed has to tell when signatures were so before and are so now, each once. */
function expectedChanges(before: Record<string, string>, after: Record<string, string>): string[] {
  const has = (text: string | undefined) => text?.startsWith('ready ') === true
  const everybody = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return everybody
    .flatMap((id) => {
      const [was, is] = [before[id], after[id]]
      if (has(was) && !has(is)) return `removed ${id}`
      if (!has(was) && has(is)) return `created ${id}`
      return has(is) && was !== is ? `changed ${id}` : []
    })
    .sort()
}

describeDatabases('signatures of a company whose follower dies again and again', (open) => {
  it('are those of a run without a stop, and each change is told once', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anEvent, { minLength: 3, maxLength: 6 }), async (events) => {
        const stage = await openStage(open().database)
        try {
          const people = await stage.hire(55)
          await stage.settle()
          let before = (await stage.storedAndFresh())[0]
          for (const [turn, event] of events.entries()) {
            const last = (await stage.finished.latestChanges(1))[0]?.id ?? null
            await happen(stage, event, people, turn)
            if (event.settled) stage.pass(1)
            for (const steps of event.diesAfter) {
              await stage.restart(dyingAfter(steps))
              await stage.settle()
              stage.pass(1)
            }
            await stage.restart()
            await stage.settle()
            const [stored, fresh] = await stage.storedAndFresh()
            expect(stored).toEqual(fresh)
            const told = await stage.finished.changes(last, 1000)
            expect(told.map(({ kind, personId }) => `${kind} ${personId}`).sort()).toEqual(
              expectedChanges(before, fresh),
            )
            before = stored
          }
        } finally {
          await stage.close()
        }
      }),
      { numRuns: 5 },
    )
  })
})
