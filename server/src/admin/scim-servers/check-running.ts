/** "Provisioning is running": whether cycles come, succeed, and keep people and groups in step. Pure. */
import type { ServerEvidence } from '../../directory/read-contract.ts'
import type { CheckLinks } from './check-configuration.ts'
import { counted, line } from './check-line.ts'
import type { CheckLine } from './shapes.ts'

/** Microsoft: an incremental cycle starts about every 40 minutes ("How provisioning works"). */
export const cycleMilliseconds = 40 * 60 * 1000
const hourMilliseconds = 60 * 60 * 1000
const dayMilliseconds = 24 * hourMilliseconds

/** When the next cycle should start: 40 minutes after the last one did, or at once when that one took longer. Null before the first. */
export function nextCycle(seen: Pick<ServerEvidence, 'cycles'>): string | null {
  const [last] = seen.cycles
  if (last === undefined) return null
  const next = Math.max(Date.parse(last.start) + cycleMilliseconds, Date.parse(last.end))
  return new Date(next).toISOString()
}

const clock = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`

function cycle(seen: ServerEvidence, now: number, links: CheckLinks): CheckLine {
  const id = 'cycle'
  const title = 'Cycles come as expected'
  const [last] = seen.cycles
  const next = nextCycle(seen)
  if (last === undefined || next === null) {
    const mend = 'In Entra, choose “Start provisioning” (step 9).'
    return line({ id, title, state: 'red', seen: 'No cycle has been seen.', mend, link: links.steps })
  }
  const late = now - Date.parse(next)
  const state = late > 4 * cycleMilliseconds ? 'red' : late > cycleMilliseconds / 2 ? 'amber' : 'green'
  const words = late > 0 ? 'The next one was expected at' : 'The next one is expected at'
  return line({
    id,
    title,
    state,
    seen: `The last cycle began at ${clock(last.start)} and ended at ${clock(last.end)}. ${words} ${clock(next)}.`,
    at: last.end,
    ...(state === 'green'
      ? {}
      : {
          mend: 'In Entra, open Provisioning → Overview: if it says Paused or Stopped, choose “Start provisioning”; if it says Quarantine, mend what it names and choose “Restart provisioning”.',
          link: links.steps,
        }),
  })
}

function probes(seen: ServerEvidence, now: number, links: CheckLinks): CheckLine {
  const id = 'probes'
  const title = 'Probes are seen'
  if (seen.lastProbeAt === null) {
    const mend = 'Choose “Test Connection” in Entra (step 7); later each cycle begins with a probe of its own.'
    return line({ id, title, state: 'amber', seen: 'No probe has been seen.', mend, link: links.steps })
  }
  const old = now - Date.parse(seen.lastProbeAt) > dayMilliseconds
  return line({
    id,
    title,
    state: old ? 'amber' : 'green',
    seen: 'Entra asked for somebody who does not exist, to see that this server answers.',
    at: seen.lastProbeAt,
    ...(old
      ? { mend: 'No probe for more than a day: see in Entra whether provisioning is on.', link: links.steps }
      : {}),
  })
}

function failures(seen: ServerEvidence, links: CheckLinks): CheckLine {
  const id = 'failures'
  const title = 'Calls succeed'
  if (seen.refusalsLastDay === 0) {
    const at = seen.lastSuccessAt
    return line({ id, title, state: 'green', seen: 'No call was refused in the last 24 hours.', at })
  }
  const nothingElse = seen.refusalsSinceSuccess >= 3
  const since = nothingElse ? ` The last ${seen.refusalsSinceSuccess} calls were all refused.` : ''
  return line({
    id,
    title,
    state: nothingElse ? 'red' : 'amber',
    seen: `${counted(seen.refusalsLastDay, 'call was', 'calls were')} refused in the last 24 hours.${since}`,
    at: seen.lastRefusalAt,
    mend: 'Each refused call says why. Mend it in Entra; Entra sends it again in its next cycle.',
    link: `${links.activity}&outcome=refused`,
  })
}

function inStep(seen: ServerEvidence, links: CheckLinks): CheckLine {
  const id = 'inStep'
  const title = 'People and groups are in step'
  const counts = `${counted(seen.people, 'person', 'people')}, ${counted(seen.groups, 'group', 'groups')} and ${counted(seen.memberships, 'membership', 'memberships')} are here.`
  if (seen.people === 0) {
    const mend = 'Assign the group of all mailbox users in Entra (step 10) and wait for the next cycle.'
    return line({ id, title, state: 'red', seen: 'Nobody is here.', mend, link: links.steps })
  }
  if (seen.refusalsSinceSuccess === 0 && seen.refusalsLastDay === 0) {
    return line({
      id,
      title,
      state: 'green',
      seen: `${counts} Every change of the last 24 hours was taken.`,
      at: seen.lastSuccessAt,
    })
  }
  return line({
    id,
    title,
    state: 'amber',
    seen: `${counts} Some changes were refused and may be missing.`,
    at: seen.lastRefusalAt,
    mend: 'Compare with the counts on Provisioning → Overview in Entra, and mend the refused calls.',
    link: `${links.activity}&outcome=refused`,
  })
}

/** @param now milliseconds since 1970 */
export function runningCheck(seen: ServerEvidence, now: number, links: CheckLinks): CheckLine[] {
  return [cycle(seen, now, links), probes(seen, now, links), failures(seen, links), inStep(seen, links)]
}
