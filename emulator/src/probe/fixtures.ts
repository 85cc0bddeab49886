import type { Answer } from './connection.ts'
import { blocked } from './ending.ts'
import { GROUP, isRecord, type Json, type Resource, USER } from './resource.ts'

/** What fixtures need of a check. */
export interface FixtureMaker {
  post: (path: string, body: unknown) => Promise<Answer>
  unique: (what: string) => string
  asFixture: <T>(work: () => Promise<T>) => Promise<T>
}

/** Makes what a check works on. Bodies are as plain as can be, so that another fault of the server does not stand in the way. */
export class Fixtures {
  readonly #context: FixtureMaker

  constructor(context: FixtureMaker) {
    this.#context = context
  }

  /** A person with a unique userName and work address. @param attributes added, or in place of, the plain ones */
  async user(attributes: Json = {}): Promise<Resource> {
    const userName = `${this.#context.unique('user')}@probe.example`
    return this.#make('/Users', 'user', {
      schemas: [USER],
      userName,
      active: true,
      displayName: 'Probe Person',
      name: { givenName: 'Probe', familyName: 'Person' },
      emails: [{ type: 'work', value: userName, primary: true }],
      ...attributes,
    })
  }

  /** A group with a unique displayName. @param members ids of people or groups that the probe made */
  async group(members: readonly string[] = [], attributes: Json = {}): Promise<Resource> {
    return this.#make('/Groups', 'group', {
      schemas: [GROUP],
      displayName: this.#context.unique('group'),
      ...(members.length > 0 ? { members: members.map((value) => ({ value })) } : {}),
      ...attributes,
    })
  }

  async #make(collection: '/Users' | '/Groups', what: string, body: Json): Promise<Resource> {
    const answer = await this.#context.asFixture(() => this.#context.post(collection, body))
    const made = answer.json
    const id = isRecord(made) ? made['id'] : undefined
    if (answer.status < 200 || answer.status > 299 || !isRecord(made) || typeof id !== 'string' || id === '') {
      blocked(`The ${what} that this check needs could not be made: the server answered ${answer.status}.`)
    }
    return { ...body, ...made, id }
  }
}
