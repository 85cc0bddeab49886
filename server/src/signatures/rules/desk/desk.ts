import type { Database } from '../../../storage/index.ts'
import { compileFields, ownValues } from '../../fields/index.ts'
import type { Configuration } from '../../model/configuration.ts'
import type { DirectoryPerson } from '../../model/person.ts'
import { openPeople } from '../../people/index.ts'
import { compileRules } from '../compile.ts'
import { dryRunRules } from '../dry-run/index.ts'
import type { AccountRules, DatedSurvey, Explanation } from './contract.ts'
import { fieldValuesSeen } from './field-values.ts'
import type { Surveys } from './surveys.ts'

/** What the desk needs of an edition. */
interface Edition {
  readonly version: number
  readonly changeSet: { readonly id: string; readonly revision: number } | null
  readonly configuration: Configuration
}

export interface DeskParts {
  readonly database: Database
  readonly accountId: string
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly surveys: Surveys
  /** @param changeSetId null: as published */
  readonly edition: (changeSetId: string | null) => Promise<Edition | null>
}

/** Rules of one account over its directory. */
export function openRules({ database, accountId, now, surveys, edition }: DeskParts): AccountRules {
  const people = openPeople(database, accountId)
  const own = (ids: readonly string[]) => ownValues(database.read, accountId, ids)

  const survey = async ({ configuration, changeSet }: Edition): Promise<DatedSurvey> => {
    const published = changeSet === null ? null : await edition(null)
    const made = await dryRunRules({
      people,
      own,
      compileFields,
      published: published?.configuration ?? configuration,
      proposed: configuration,
      now: now(),
    })
    return { survey: made, at: new Date(now()).toISOString() }
  }

  return {
    async survey(changeSetId) {
      const found = await edition(changeSetId)
      if (found === null) return null
      const key = JSON.stringify([accountId, found.version, changeSetId, found.changeSet?.revision ?? 0])
      return surveys.get(key, () => survey(found))
    },
    async why(changeSetId, personId) {
      const [found, person] = await Promise.all([edition(changeSetId), people.get(personId)])
      if (found === null || person === null) return null
      const values = (await own([personId])).get(personId) ?? []
      const fields = compileFields(found.configuration)(person, values)
      return explain(found.configuration, person, fields, now())
    },
    people: async (ids) => people.some(ids),
    async valuesOfField(changeSetId, fieldId) {
      const found = await edition(changeSetId)
      if (found === null || !found.configuration.fields.some(({ id }) => id === fieldId)) return null
      return fieldValuesSeen({ people, own }, compileFields, found.configuration, fieldId)
    },
  }
}

function explain(
  configuration: Configuration,
  person: DirectoryPerson,
  fields: ReturnType<ReturnType<typeof compileFields>>,
  now: number,
): Explanation {
  const rules = compileRules(configuration)
  const { decisions, banner, validUntil } = rules.decide({ person, fields }, now)
  const traces = rules.why({ person, fields }, now)
  const slot = (of: keyof typeof traces) => ({ given: decisions[of].given, rules: traces[of] })
  return {
    person,
    slots: { location: slot('location'), program: slot('program'), banner: slot('banner'), text: slot('text') },
    banner,
    validUntil,
  }
}
