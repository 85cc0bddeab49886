import type { Outcome } from './ten-steps.ts'
import type { Terminal } from './terminal.ts'

export interface Addresses {
  readonly dynasend: string
  readonly rehearsal: string
  /** Signs in once, or on an empty installation makes the first owner. */
  readonly link: string
}

export const usage = `npm start                 Dynasend and a rehearsal Entra with a sample company; does the ten steps by itself
npm start -- --by-hand    the same two programs, and the ten steps are yours
npm run serve             Dynasend alone
npm run reset             forget ./data and ./rehearsal (asks first)

Environment: DYNASEND_PORT (8080), REHEARSAL_PORT (8090), DYNASEND_DATA (./data), REHEARSAL_DATA (./rehearsal)`

interface Counts {
  readonly people: { readonly total: number; readonly active: number }
  readonly groups: number
}

interface Tenant {
  readonly displayName: string
  readonly users: { readonly total: number; readonly disabled: number }
  readonly groups: number
}

/** Says what Entra has, what arrived, whether both sides agree, and where to look. */
export function summary(
  terminal: Terminal,
  outcome: Outcome,
  tenant: Tenant,
  counts: Counts,
  addresses: Addresses,
): void {
  const { statistics } = outcome.job
  const { people, groups } = counts
  const agree = statistics.users === people.total && statistics.groups === groups
  terminal.line()
  if (outcome.alreadyDone) terminal.line('The data of an earlier start is used again (npm run reset begins anew).')
  terminal.line(terminal.bold(`${tenant.displayName}: ${tenant.users.total} people, ${tenant.groups} groups in Entra.`))
  terminal.line(terminal.bold(`${people.total} people, ${groups} groups in Dynasend${leftOut(tenant, people.total)}.`))
  terminal.line(
    agree
      ? 'Both sides count the same.'
      : `Entra counts ${statistics.users} people and ${statistics.groups} groups as sent: see the provisioning logs at ${addresses.rehearsal}.`,
  )
  where(terminal, addresses)
}

/** Why fewer arrive than Entra has: it creates no disabled account, and sends nobody who is not assigned. */
function leftOut({ users }: Tenant, arrived: number): string {
  const missing = users.total - arrived
  if (missing <= 0) return ''
  return `; Entra does not send the other ${missing}, who are disabled or in no assigned group`
}

/** Leaves the ten steps to the person. */
export function handOver(terminal: Terminal, addresses: Addresses): void {
  terminal.line()
  terminal.line(terminal.bold('The ten steps are yours.'))
  terminal.line('1. Open the sign-in link; under SCIM Server create one and keep Tenant URL and Secret Token at hand.')
  terminal.line('2. Open the rehearsal Entra, and follow the steps that the SCIM Server tab shows.')
  where(terminal, addresses)
}

function where(terminal: Terminal, { dynasend, rehearsal, link }: Addresses): void {
  terminal.line()
  terminal.line(`Sign in once     ${terminal.link(link)}`)
  terminal.line(`Dynasend         ${terminal.link(dynasend)}`)
  terminal.line(`Rehearsal Entra  ${terminal.link(rehearsal)}`)
  terminal.line()
  terminal.line(terminal.dim('Ctrl-C stops both. Another sign-in link: npm run -s dynasend -- sign-in-link'))
}
