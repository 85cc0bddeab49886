import { setImmediate } from 'node:timers/promises'
import type { Configuration } from '../../model/configuration.ts'
import type { DirectoryPerson, FieldValues, OwnValue } from '../../model/person.ts'
import { compileRules } from '../compile.ts'
import { withAskedFields } from './asked-fields.ts'
import { Survey } from './survey.ts'

/** Everybody of an account, page by page, as `signatures/people` gives them. */
export interface People {
  count(): Promise<number>
  page(after: string | null, limit: number): Promise<{ people: readonly DirectoryPerson[]; cursor: string | null }>
}

export type CompileFields = (
  configuration: Configuration,
) => (person: DirectoryPerson, own: readonly OwnValue[]) => FieldValues

export interface DryRun {
  readonly people: People
  /** What they set themselves, by person. */
  readonly own: (personIds: readonly string[]) => Promise<ReadonlyMap<string, readonly OwnValue[]>>
  readonly compileFields: CompileFields
  readonly published: Configuration
  readonly proposed: Configuration
  /** Milliseconds since 1970: which banners are on. */
  readonly now: number
  /** After every slice. */
  readonly progress?: (done: number, total: number) => void
  /** Ends it early: nobody waits for it any more. */
  readonly signal?: AbortSignal
}

const slice = 500

/**
 * Who would get what, over everybody who is active, beside who gets it now. In slices, between which others are served.
 * @throws what the database or `signal` throws
 */
export async function dryRunRules({ people, own, compileFields, ...run }: DryRun): Promise<Survey> {
  const published = decider(run.published, compileFields, run.now)
  const proposed = run.proposed === run.published ? published : decider(run.proposed, compileFields, run.now)
  const survey = new Survey()
  const total = await people.count()
  let done = 0
  let cursor: string | null = null
  do {
    run.signal?.throwIfAborted()
    const page = await people.page(cursor, slice)
    const ownValues = await own(page.people.map(({ id }) => id))
    for (const person of page.people) {
      if (!person.active) continue
      const values = ownValues.get(person.id) ?? []
      const now = published(person, values)
      survey.add(person.id, proposed === published ? now : proposed(person, values), now)
    }
    done += page.people.length
    run.progress?.(done, Math.max(done, total))
    cursor = page.cursor
    await setImmediate()
  } while (cursor !== null)
  return survey
}

function decider(configuration: Configuration, compileFields: CompileFields, now: number) {
  const asked = withAskedFields(configuration)
  const fieldsOf = compileFields(asked)
  const rules = compileRules(configuration)
  return (person: DirectoryPerson, own: readonly OwnValue[]) =>
    rules.decide({ person, fields: fieldsOf(person, own) }, now).decisions
}
