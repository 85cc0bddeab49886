import { type Actor, appendEntry } from '../../../audit/index.ts'
import type { Database } from '../../../storage/index.ts'
import type { Configuration } from '../../model/configuration.ts'
import type { DirectoryPerson, FieldValues, OwnValue } from '../../model/person.ts'
import { openPeople } from '../../people/index.ts'
import { compileFields } from '../compile.ts'
import { ownValues, withdrawOwnValue } from '../own-values.ts'

/** Somebody real, and what the fields make of them. */
export interface FieldSample {
  readonly person: DirectoryPerson
  readonly values: FieldValues
}

export interface PersonFields extends FieldSample {
  readonly own: readonly OwnValue[]
  readonly configuration: Configuration
}

/** Fields of one account, asked about the people it has. */
export interface AccountFields {
  /** The first people of the directory who are active, with their values. */
  sample(configuration: Pick<Configuration, 'fields' | 'settings'>): Promise<readonly FieldSample[]>
  /** Null: no such person or change set. @param changeSetId null: as published */
  of(personId: string, changeSetId: string | null): Promise<PersonFields | null>
  /** Takes somebody's own value back: what the directory says counts again. */
  withdraw(personId: string, fieldId: string, actor: Actor): Promise<void>
}

export interface FieldsDeskParts {
  readonly database: Database
  readonly accountId: string
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly edition: (changeSetId: string | null) => Promise<{ readonly configuration: Configuration } | null>
}

/** Enough to see what a mapping does, in any company. */
const sampled = 500

export function openFields({ database, accountId, now, edition }: FieldsDeskParts): AccountFields {
  const people = openPeople(database, accountId)
  return {
    async sample(configuration) {
      const valuesOf = compileFields(configuration)
      const found = (await people.page(null, sampled)).people.filter(({ active }) => active)
      const own = await ownValues(
        database.read,
        accountId,
        found.map(({ id }) => id),
      )
      return found.map((person) => ({ person, values: valuesOf(person, own.get(person.id) ?? []) }))
    },
    async of(personId, changeSetId) {
      const [found, person] = await Promise.all([edition(changeSetId), people.get(personId)])
      if (found === null || person === null) return null
      const own = (await ownValues(database.read, accountId, [personId])).get(personId) ?? []
      const { configuration } = found
      return { person, own, configuration, values: compileFields(configuration)(person, own) }
    },
    async withdraw(personId, fieldId, actor) {
      await database.write(async (tx) => {
        await withdrawOwnValue(tx, { accountId, personId }, fieldId, now())
        const words = `took back what the employee had set for the field "${fieldId}"`
        await appendEntry(tx, now(), actor, { accountId, action: 'signatures.withdraw', subject: personId, words })
      })
    },
  }
}
