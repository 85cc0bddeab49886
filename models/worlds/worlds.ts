import type { Call, Expected } from './call.ts'
import { compareWithModel } from './compare.ts'
import type { World } from './world.ts'

/** The servers that must agree, with the model and to the byte with each other. */
export class Worlds {
  readonly #worlds: readonly World[]

  constructor(worlds: readonly World[]) {
    this.#worlds = worlds
  }

  /** @throws Error that says which world differs, and in what */
  async ask(call: Call, expected: Expected): Promise<void> {
    const seen = await Promise.all(this.#worlds.map((world) => world.ask(call, expected)))
    for (const [index, world] of this.#worlds.entries()) {
      const answer = seen[index]
      if (answer !== undefined) compareWithModel(world, call, expected, answer)
    }
    const texts = seen.map((answer) => JSON.stringify(answer))
    if (new Set(texts).size > 1) {
      const shown = this.#worlds.map((world, index) => `${world.name}: ${texts[index]}`)
      throw new Error(`${call.method} ${call.path}: the databases differ\n${shown.join('\n')}`)
    }
  }
}
