import type { Progress } from '../run.ts'

/** What the command line writes to; a test gives its own. */
export interface Screen {
  /** For results. */
  out: (text: string) => void
  /** For complaints and the progress bar. */
  error: (text: string) => void
  isTerminal: boolean
  colours: boolean
  width: number
  /** Asks a person; null when nobody is there. */
  ask: (question: string) => Promise<string | null>
}

const BAR = 24
const words: Record<Progress['phase'], string> = { checks: 'checks', load: 'seconds of load', 'clean-up': 'removed' }

/** One line that is written over itself; silent where it would fill a log. */
export class ProgressBar {
  readonly #screen: Screen
  #isShown = false

  constructor(screen: Screen) {
    this.#screen = screen
  }

  show({ phase, done, total, title }: Progress): void {
    if (!this.#screen.isTerminal) return
    const full = Math.round((total === 0 ? 1 : done / total) * BAR)
    const bar = `${'█'.repeat(full)}${'░'.repeat(BAR - full)}`
    const line = `${bar} ${done}/${total} ${words[phase]}  ${title}`
    this.#screen.error(`\r\u001B[2K${line.slice(0, this.#screen.width - 1)}`)
    this.#isShown = true
  }

  clear(): void {
    if (this.#isShown) this.#screen.error('\r\u001B[2K')
    this.#isShown = false
  }
}
