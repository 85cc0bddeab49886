import type { Command } from 'commander'
import type { HeldBatchRecord } from '../../directory/index.ts'
import { withInstallation } from '../installation.ts'
import type { Terminal } from '../terminal.ts'
import { decideBatch } from './decide.ts'
import { accountOf, type FoundBatch, foundBatches } from './find.ts'

/** `held list`, `held show`, `held release` and `held restore`. */
export function addHeld(program: Command, terminal: Terminal): void {
  const held = program
    .command('held')
    .description('mass departures that are held until somebody decides')
    .helpCommand(false)
  addList(held, terminal)
  addShow(held, terminal)
  for (const kind of ['release', 'restore'] as const)
    held
      .command(`${kind} <batch>`)
      .description(
        kind === 'release'
          ? 'let it happen: what the identity provider wrote takes effect; cannot be taken back'
          : 'put them back with their ids, documents, groups and managers; the identity provider is not told',
      )
      .option('--only <ids...>', 'only these people or groups, by id')
      .option('--yes', 'do not ask; without it, what would happen is printed and nothing is done')
      .option('--as <name>', 'whose name is kept with the decision', 'command line')
      .action((batch: string, options: DecideOptions) => decideBatch({ kind, batch, ...options }, terminal))
}

export interface DecideOptions {
  readonly only?: readonly string[]
  readonly yes?: true
  readonly as: string
}

function addList(held: Command, terminal: Terminal): void {
  held
    .command('list')
    .description('every batch, what is held first')
    .option('--json', 'print a list in JSON')
    .action(async (options: { readonly json?: true }) => {
      const found = await withInstallation((installation) => foundBatches(installation))
      if (options.json)
        return terminal.write(JSON.stringify(found.map(({ account, batch }) => ({ account: account.name, ...batch }))))
      if (found.length === 0) return terminal.write('Nothing was ever held.')
      for (const one of found) terminal.write(lineOf(one))
    })
}

function addShow(held: Command, terminal: Terminal): void {
  held
    .command('show <batch>')
    .description('one batch: how many, who, since when, and what was decided')
    .option('--json', 'print one line of JSON')
    .option('--limit <people>', 'how many people to name', '20')
    .action(async (id: string, options: { readonly json?: true; readonly limit: string }) => {
      await withInstallation(async (installation) => {
        const account = await accountOf(installation, id)
        const batch = await account.held.batch(id)
        const limit = Math.min(200, Math.max(1, Number.parseInt(options.limit, 10) || 20))
        const people = await account.held.changes(id, { what: 'people' }, { cursor: null, limit })
        if (batch === null || people === null) return
        if (options.json) return terminal.write(JSON.stringify({ ...batch, people: people.items }))
        terminal.write(lineOf({ account: { name: account.name }, batch }))
        for (const { value, count } of batch.departments) terminal.write(`  ${count} × ${value || 'no department'}`)
        for (const { personId, name, kind, state } of people.items)
          terminal.write(`  ${personId ?? ''}  ${name} (${kind}, ${state})`)
        if (people.total > people.items.length) terminal.write(`  and ${people.total - people.items.length} more`)
      })
    })
}

function lineOf({ account, batch }: FoundBatch): string {
  const { id, state, beganAt, people, groups, memberships, heldPeople, heldChanges } = batch
  const size = `${people} people, ${groups} groups, ${memberships} memberships`
  const now = state === 'open' ? `HELD: ${heldPeople} people, ${heldChanges} changes in all` : 'decided'
  return `${id}  ${account.name}  since ${beganAt}  ${size}  ${now}${decisionsOf(batch)}`
}

const decisionsOf = ({ decisions }: HeldBatchRecord): string =>
  decisions
    .map(({ kind, by, at, done, changes, refused }) => {
      const failed = refused > 0 ? `, ${refused} could not be put back` : ''
      return `\n  ${kind} by ${by} at ${at}: ${done} of ${changes}${failed}`
    })
    .join('')
