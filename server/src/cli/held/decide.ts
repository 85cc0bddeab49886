import { withInstallation } from '../installation.ts'
import type { Terminal } from '../terminal.ts'
import { accountOf } from './find.ts'

interface Deciding {
  readonly kind: 'release' | 'restore'
  readonly batch: string
  readonly only?: readonly string[]
  readonly yes?: true
  readonly as: string
}

/** Decides and carries it out, with its progress; interrupted, a running server or the next start goes on with it. */
export async function decideBatch({ kind, batch, only, yes, as }: Deciding, terminal: Terminal): Promise<void> {
  await withInstallation(async (installation, _configuration, house) => {
    const { held } = await accountOf(installation, batch)
    const before = await held.batch(batch)
    if (before === null) return
    const waiting = Object.values(before.undecided).reduce((sum, n) => sum + n, 0)
    const persons = before.undecided.deactivated + before.undecided.deleted
    if (yes !== true) {
      const whom = only === undefined ? `${persons} people (${waiting} changes in all)` : `${only.length} chosen`
      terminal.write(
        `${kind === 'release' ? 'This would let it happen for' : 'This would put back'} ${whom}. Nothing was done: add --yes to decide.`,
      )
      return
    }
    const actor = { operatorId: 'command-line', name: as }
    const decided = await held.decide(batch, { kind, ids: only ?? null }, actor)
    const carried = house.carryOutDecisions()
    const timer = setInterval(() => void told(), 1000)
    const told = async (): Promise<void> => {
      const done = (await held.batch(batch))?.decisions.find(({ id }) => id === decided.id)?.done ?? 0
      terminal.note(`  ${done} of ${decided.changes}\n`)
    }
    await carried.finally(() => clearInterval(timer))
    const end = (await held.batch(batch))?.decisions.find(({ id }) => id === decided.id)
    const refused = end?.refused ?? 0
    terminal.write(
      `${kind === 'release' ? 'Let happen' : 'Put back'}: ${decided.people} people, ${end?.done ?? 0} of ${decided.changes} changes${refused > 0 ? `; ${refused} could not be put back, because the name belongs to somebody else by now` : ''}.`,
    )
  })
}
