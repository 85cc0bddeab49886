import type { Circumstances, Fault, Outcome } from '../fault.ts'
import { randomNumbers } from '../random.ts'
import { type ScimCalls, scimCalls } from '../scim-calls.ts'
import { newPlace, startServer } from '../server-process.ts'
import { SignatureAccount } from '../signature-account.ts'

const people = 300
const writers = 8

/** Titles by person: the last that was acknowledged, and what may have come after it without an answer. */
class Titles {
  readonly #titles = new Map<string, Set<string>>()
  acknowledged = 0

  ids(): string[] {
    return [...this.#titles.keys()]
  }

  answered(id: string, title: string): void {
    this.#titles.set(id, new Set([title]))
    this.acknowledged++
  }

  unanswered(id: string, title: string): void {
    this.#titles.get(id)?.add(title)
  }

  /** Whether one of those that it can be stands in the signature. */
  fits(id: string, text: string): boolean {
    return [...(this.#titles.get(id) ?? [])].some((title) => text.includes(title))
  }
}

async function hire(calls: ScimCalls, titles: Titles): Promise<void> {
  for (let index = 0; index < people; index++) {
    const title = `Begins ${index} as it is`
    const userName = `person${index}@nordwind.example`
    const answer = await calls.send('POST', '/Users', { userName, displayName: `Person ${index}`, title, active: true })
    if (answer.status === 201) titles.answered(String(answer.body['id']), title)
  }
}

/** Changes titles until it is over, each person's by one writer only. */
async function change(isOver: () => boolean, calls: ScimCalls, titles: Titles, round: number): Promise<void> {
  const ids = titles.ids()
  const write = async (writer: number): Promise<void> => {
    for (let step = writer; !isOver(); step += writers) {
      const id = ids[step % ids.length] ?? ''
      const title = `Round ${round} step ${step} now`
      const Operations = [{ op: 'Replace', path: 'title', value: title }]
      const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp']
      const { status } = await calls.send('PATCH', `/Users/${id}`, { schemas, Operations })
      if (status === 200 || status === 204) titles.answered(id, title)
      else titles.unanswered(id, title)
    }
  }
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))
}

/** Another colour for each round. @param end of the file: it is in no signature */
const look =
  (round: number, end: string) =>
  (file: string, text: string): string => {
    const colour = `#10${(round % 256).toString(16).padStart(2, '0')}40`
    return file.endsWith('.css') ? `${text}\ntd { color: ${colour} }\n${end}` : text
  }

/** kill -9 while titles change, and while everybody is made anew after a publication. */
async function killFollowers({ seed, rounds, say }: Circumstances): Promise<Outcome> {
  const place = await newPlace()
  const [titles, random] = [new Titles(), randomNumbers(seed)]
  let server = await startServer(place)
  const account = await SignatureAccount.enter(place)
  const filling = scimCalls(account.scimServer)
  await hire(filling, titles)
  await filling.close()
  await account.publish(look(0, '\n'))
  for (let round = 1; round <= rounds; round++) {
    if (round % 2 === 0) await account.publish(look(round, '\n'))
    const calls = scimCalls(account.scimServer)
    let isOver = false
    const changing = change(() => isOver, calls, titles, round)
    await new Promise((resolve) => setTimeout(resolve, 300 + 1200 * random()))
    await server.kill()
    isOver = true
    await changing
    await calls.close()
    server = await startServer(place)
    say(`round ${round} of ${rounds}, ${titles.acknowledged} titles acknowledged`)
  }
  const failures = await compare(account, titles, rounds - (rounds % 2))
  await server.stop()
  return { failures, figures: { kills: rounds, people, acknowledged: titles.acknowledged } }
}

/** What is served has the last titles, is what would be made now, and the feed told each change once. */
async function compare(account: SignatureAccount, titles: Titles, lastLook: number): Promise<string[]> {
  await account.settle()
  const failures: string[] = []
  const served = await account.served()
  for (const id of titles.ids())
    if (!titles.fits(id, served.get(id)?.text ?? '')) failures.push(`the signature of ${id} has another title`)
  const feed = await account.feed()
  const last = new Map<string, string>()
  for (const { personId, kind, hash } of feed) {
    if (last.get(personId) === hash) failures.push(`the feed told a change of ${personId} twice (${kind})`)
    last.set(personId, hash)
  }
  // A version in which nothing looks different makes everybody anew: what comes out must be there already.
  await account.publish(look(lastLook, ''))
  await account.settle()
  for (const [id, { hash }] of await account.served())
    if (served.get(id)?.hash !== hash) failures.push(`the signature of ${id} was not what would be made now`)
  const told = (await account.feed()).length - feed.length
  if (told !== 0) failures.push(`${told} signatures changed although nothing looks different`)
  return failures
}

export const signaturesKilled: Fault = {
  name: 'signatures',
  promise: 'kill -9 while titles change and while everybody is made anew loses and repeats no change of a signature',
  shortRounds: 4,
  longRounds: 60,
  run: killFollowers,
}
