import type { Actor } from '../../directory/operator-contract.ts'
import type { Findings } from '../explain/check-again.ts'
import type { CloudName } from '../graph/clouds.ts'
import type { Purpose } from '../permissions.ts'
import type { ProblemWords } from '../problem.ts'
import { wordsOf } from '../run/holding.ts'
import type { UndoLine } from '../run/undo.ts'
import type { RunView } from '../run/view.ts'
import { beginDeviceCode, type DeviceCode, type DeviceCodeParts } from '../sign-in/device-code.ts'
import type { SignedIn } from '../sign-in/held-token.ts'

export type WorkKind = 'plan' | 'connect' | 'check' | 'undo' | 'planUndo'

export interface SessionView {
  readonly purpose: Purpose
  readonly cloud: CloudName
  /** `code`: a person must sign in; `ready`: signed in; `working`; `ended`: the sign-in failed. */
  readonly phase: 'code' | 'ready' | 'working' | 'ended'
  readonly code: Pick<DeviceCode, 'userCode' | 'verificationUri' | 'expiresAt'> | null
  readonly entraName: string | null
  readonly work: WorkKind | null
  readonly run: RunView | null
  readonly undo: readonly UndoLine[] | null
  readonly findings: Findings | null
  readonly problem: ProblemWords | null
}

/** A sign-in that nothing was done with is forgotten after so long, in milliseconds. */
export const idleTime = 30 * 60_000

/** One sign-in to Entra, and the work that is done with it. Lives in this process's memory only. */
export class Session {
  readonly actor: Actor
  readonly signal: AbortSignal
  readonly #abort = new AbortController()
  readonly #now: () => number
  #view: SessionView
  #tokens: SignedIn | null = null
  #touched: number
  #doing: Promise<void> = Promise.resolve()

  constructor(actor: Actor, purpose: Purpose, cloud: CloudName, now: () => number) {
    this.actor = actor
    this.signal = this.#abort.signal
    this.#now = now
    this.#touched = now()
    const nothing = { code: null, entraName: null, work: null, run: null, undo: null, findings: null, problem: null }
    this.#view = { purpose, cloud, phase: 'code', ...nothing }
  }

  get view(): SessionView {
    return this.#view
  }

  /** Null: nobody has signed in, or it was forgotten. */
  get tokens(): SignedIn | null {
    this.#touched = this.#now()
    return this.#tokens
  }

  get isIdle(): boolean {
    return this.#view.phase !== 'working' && this.#now() - this.#touched > idleTime
  }

  change(change: Partial<SessionView>): void {
    this.#view = { ...this.#view, ...change }
  }

  /** Shows a code, and waits for the person beside the answer. @throws {ConnectProblem} */
  async begin(parts: DeviceCodeParts): Promise<void> {
    const code = await beginDeviceCode(parts, this.signal)
    const { userCode, verificationUri, expiresAt } = code
    this.change({ code: { userCode, verificationUri, expiresAt } })
    this.#doing = code.signedIn(this.signal).then(
      (tokens) => {
        this.#tokens = tokens
        this.#touched = this.#now()
        this.change({ phase: 'ready', code: null, entraName: tokens.name })
      },
      (error: unknown) => this.change({ phase: 'ended', code: null, problem: wordsOf(error) }),
    )
  }

  /** Does work beside the answer; how it ends is in the view. */
  work(kind: WorkKind, work: () => Promise<Partial<SessionView>>): void {
    this.change({ phase: 'working', work: kind, problem: null, findings: null, undo: null })
    this.#doing = work().then(
      (result) => this.change({ phase: 'ready', ...result }),
      (error: unknown) => {
        const problem = wordsOf(error)
        this.change({ phase: problem.code === 'entra-sign-in' ? 'ended' : 'ready', problem })
      },
    )
  }

  /** Stops what runs and forgets the tokens. */
  async close(): Promise<void> {
    this.#abort.abort()
    this.#tokens = null
    await this.#doing
  }
}
