import type { Screen } from '../cli/screen.ts'

/** A screen without a person before it, unless an answer is given. */
export class RecordingScreen implements Screen {
  printed = ''
  complaints = ''
  isTerminal = false
  colours = false
  width = 100
  readonly #answer: string | null

  constructor(answer: string | null = null) {
    this.#answer = answer
  }

  out = (text: string): void => void (this.printed += text)
  error = (text: string): void => void (this.complaints += text)
  ask = async (question: string): Promise<string | null> => {
    this.complaints += question
    return Promise.resolve(this.#answer)
  }
}
