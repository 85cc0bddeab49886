import { setImmediate as giveWay } from 'node:timers/promises'
import { csvLine, type ZipFile } from '../../base/index.ts'
import type { Database } from '../../storage/index.ts'
import { type DesktopPicture, fileName, type MailClient, personFiles, TakenNames } from '../desktop/index.ts'
import { PublicPictures } from '../pictures/listed.ts'
import { picturesOf } from '../pictures/of-html.ts'
import { type SignedPerson, signedPeople } from '../reads/people.ts'

export interface ArchiveAsked {
  readonly accountId: string
  readonly clients: readonly MailClient[]
}

interface Parts {
  readonly database: Database
  /** Without a slash at the end. */
  readonly publicUrl: string
}

/** So many people are read at a time; with pictures some megabytes. */
const slice = 50
/** Pictures that are kept at hand: a company's own, not everybody's photo. */
const mostPictures = 200

/**
 * Everybody's files, person by person, and at the end a list of who is in which folder. Gives way to other work after each
 * person.
 * @param told how many people are done, after each slice
 */
export async function* archiveFiles(
  { database, publicUrl }: Parts,
  { accountId, clients }: ArchiveAsked,
  told: (done: number) => Promise<void>,
): AsyncGenerator<ZipFile> {
  const [folders, pictures] = [new TakenNames(), new PublicPictures(database)]
  const known = new Map<string, DesktopPicture>()
  const name = await signatureName(database, accountId)
  const list = [csvLine(['email', 'folder', 'person id', 'changed at'])]
  let [after, done] = ['', 0]
  for (;;) {
    const people = await signedPeople(database, accountId, { after, limit: slice })
    for (const person of people) {
      if (known.size > mostPictures) known.clear()
      const folder = folders.take(folderOf(person))
      list.push(csvLine([person.email ?? '', folder, person.personId, person.changedAt]))
      const read = (html: string) => picturesOf(pictures, { publicUrl, accountId }, html, known)
      const changedAt = new Date(person.changedAt)
      for (const { path, content } of await personFiles({ ...person, name, pictures: read }, clients))
        yield { path: `${folder}/${path}`, content, changedAt }
      await giveWay()
    }
    done += people.length
    after = people.at(-1)?.personId ?? after
    await told(done)
    if (people.length < slice) break
  }
  yield { path: 'people.csv', content: `\ufeff${list.join('')}`, changedAt: new Date() }
}

/** By address, which a script on a computer knows; else by name. A folder can never be the list's own name. */
function folderOf({ email, nameKey, personId }: SignedPerson): string {
  const folder = fileName(email ?? nameKey, personId)
  return folder.toLowerCase() === 'people.csv' ? `_${folder}` : folder
}

/** The company's name, under which mail programs list the signature. */
async function signatureName({ read }: Database, accountId: string): Promise<string> {
  const account = await read.selectFrom('accounts').select('name').where('id', '=', accountId).executeTakeFirst()
  return fileName(account?.name ?? '', 'Signature')
}
