import type { Clock } from '../../base/index.ts'
import type { Database } from '../../storage/index.ts'
import { pictureOf } from '../book/index.ts'
import { compileFacts, type PersonFacts, type Surroundings } from '../compose/index.ts'
import { ownValues } from '../fields/index.ts'
import { type Finding, lint } from '../lint/index.ts'
import type { ImageFile, Text } from '../model/company.ts'
import type { Configuration } from '../model/configuration.ts'
import type { Program } from '../model/program.ts'
import { openPeople } from '../people/index.ts'

/** What an editor asks of one account. */
export interface Studio {
  /** What templates would be given for a person. Null: there is no such person, or no such change set. */
  factsOf(changeSetId: string | null, personId: string): Promise<PersonFacts | null>
  /** What the lint says of a program as it is being written. Null: there is no such change set. */
  check(changeSetId: string | null, program: Program): Promise<readonly Finding[] | null>
  /** The same of a text. */
  checkText(changeSetId: string | null, text: Text): Promise<readonly Finding[] | null>
  /**
   * Pictures that may not be published yet. @param name null: every one
   * @returns null where there is no such change set
   */
  pictures(changeSetId: string | null, name: string | null): Promise<readonly ShownPicture[] | null>
}

export interface ShownPicture {
  readonly file: ImageFile
  /** A data: address. */
  readonly src: string
}

interface StudioParts {
  readonly database: Database
  readonly clock: Clock
  readonly surroundings: (accountId: string) => Surroundings
  /** Null: there is no such change set. */
  readonly edition: (changeSetId: string | null) => Promise<{ readonly configuration: Configuration } | null>
}

export function openStudio({ database, clock, surroundings, edition }: StudioParts, accountId: string): Studio {
  return {
    async factsOf(changeSetId, personId) {
      const [shown, person] = await Promise.all([edition(changeSetId), openPeople(database, accountId).get(personId)])
      if (shown === null || person === null) return null
      const own = (await ownValues(database.read, accountId, [personId])).get(personId) ?? []
      const addresses = await ownAddresses(database, accountId, shown.configuration)
      const known = surroundings(accountId)
      const around: Surroundings = {
        imageAddress: (hash, name) => addresses.get(hash) ?? known.imageAddress(hash, name),
      }
      return compileFacts(shown.configuration, around)(person, own, clock.now())
    },
    async check(changeSetId, program) {
      const shown = await edition(changeSetId)
      if (shown === null) return null
      const others = shown.configuration.programs.filter(({ id }) => id !== program.id)
      const findings = lint({ ...shown.configuration, programs: [...others, program] }, { now: clock.now() })
      return findings.filter(({ file }) => file.startsWith(`programs/${program.id}/`))
    },
    async checkText(changeSetId, text) {
      const shown = await edition(changeSetId)
      if (shown === null) return null
      const others = shown.configuration.texts.filter(({ id }) => id !== text.id)
      const findings = lint({ ...shown.configuration, texts: [...others, text] }, { now: clock.now() })
      return findings.filter(({ file }) => file.startsWith(`texts/${text.id}/`))
    },
    async pictures(changeSetId, name) {
      const shown = await edition(changeSetId)
      if (shown === null) return null
      const files = shown.configuration.images.filter((image) => name === null || image.name === name)
      const found = await Promise.all(files.map((file) => ownAddress(database, accountId, file)))
      return files.flatMap((file, index) => (found[index] ? [{ file, src: found[index] }] : []))
    },
  }
}

const types: Readonly<Record<string, string>> = { png: 'image/png', jpg: 'image/jpeg', gif: 'image/gif' }

/** Pictures that are not published yet have no public address: a preview carries them with it. */
async function ownAddresses(
  database: Database,
  accountId: string,
  { images }: Configuration,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const image of images) {
    const src = await ownAddress(database, accountId, image)
    if (src !== null) found.set(image.hash, src)
  }
  return found
}

/** Null: its bytes are gone. */
async function ownAddress({ read }: Database, accountId: string, { name, hash }: ImageFile): Promise<string | null> {
  const bytes = await pictureOf(read, accountId, hash)
  const type = types[name.split('.').at(-1) ?? '']
  return bytes && type ? `data:${type};base64,${Buffer.from(bytes).toString('base64')}` : null
}
