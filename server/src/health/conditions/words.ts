/** What a condition says to a person: what was seen, what it means, how to mend it. Pure; no names of people. */
import type { HealthConditionRow } from '../../storage/index.ts'
import type { ToldKind } from '../settings/shape.ts'
import { evidenceOf } from './look.ts'
import type { Evidence } from './verdict.ts'

export interface ConditionWords {
  readonly title: string
  readonly seen: string
  readonly meaning: string
  readonly mend: string
}

const numbers = new Intl.NumberFormat('en')
const number = (value: Evidence[string] | undefined): string => numbers.format(Number(value ?? 0))
const percent = (value: Evidence[string] | undefined): string => {
  const share = Number(value ?? 0) * 100
  return share > 0 && share < 1 ? '<1 %' : `${Math.floor(share)} %`
}
const people = (value: Evidence[string] | undefined): string =>
  Number(value) === 1 ? '1 person' : `${number(value)} people`

/** 2026-11-22 14:05 UTC */
export const timeWords = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`

type Write = (evidence: Evidence, subject: string) => ConditionWords

const restart = 'if it says Quarantine, mend what it names and choose “Restart provisioning”'

function silenceWords({ lastCallAt, minutes }: Evidence): ConditionWords {
  return {
    title: 'Entra has stopped calling',
    seen:
      typeof lastCallAt === 'string'
        ? `The last call came at ${timeWords(lastCallAt)}, and none in the ${number(minutes)} minutes after it.`
        : 'No call has been seen.',
    meaning:
      'Entra begins a cycle every 20 to 40 minutes, with a probe even when nothing changed. Changes in Entra do not arrive now.',
    mend: `In Entra, open Provisioning → Overview: if it says Paused or Stopped, choose “Start provisioning”; ${restart}. Otherwise see that Entra can reach the Tenant URL and that the Secret Token is still valid.`,
  }
}

function turnedAwayWords({ lastCallAt, turnedAway }: Evidence): ConditionWords {
  const since = typeof lastCallAt === 'string' ? ` since the last good call at ${timeWords(lastCallAt)}` : ''
  return {
    title: 'Entra is turned away: its Secret Token is wrong',
    seen: `${number(turnedAway)} ${Number(turnedAway) === 1 ? 'call' : 'calls'} came${since}, each with a token that does not belong to this SCIM server or is not valid any more.`,
    meaning: 'Nothing arrives. Entra quarantines the job at once and then tries only a few times a day.',
    mend: 'Under SCIM Server, copy the Secret Token (or make a second one). In Entra, open Provisioning, paste it, choose “Test Connection”, save, and “Restart provisioning”.',
  }
}

function heldWords({ people: count, memberships, groups, cause, group, lost, before }: Evidence): ConditionWords {
  const why =
    cause === 'group'
      ? `The group “${String(group)}” had lost ${number(lost)} of ${number(before)} members within an hour when this began.`
      : `${number(lost)} of ${people(before)} who were active had left within an hour when this began.`
  const what = [
    `${people(count)}`,
    `${number(memberships)} ${Number(memberships) === 1 ? 'membership' : 'memberships'}`,
    `${number(groups)} ${Number(groups) === 1 ? 'group' : 'groups'}`,
  ]
  return {
    title: 'Many people were taken away at once: held until somebody decides',
    seen: `${why} Held: ${what.join(', ')}.`,
    meaning:
      'The directory shows what Entra wrote, but it has no effect: for everything that acts on the directory these people are still there. A changed assignment or scoping filter does this as well as a real departure.',
    mend: 'Under Held changes, see who it is and decide: let it happen, or put them back. If it was a mistake, mend it in Entra first, or Entra will take them away again.',
  }
}

const words: Readonly<Record<ToldKind, Write>> = {
  held: heldWords,
  silence: (evidence) => (Number(evidence['turnedAway'] ?? 0) > 0 ? turnedAwayWords(evidence) : silenceWords(evidence)),
  errors: ({ requests, refused, share }) => ({
    title: 'Many calls are refused',
    seen: `${number(refused)} of ${number(requests)} calls within an hour were refused (${percent(share)}).`,
    meaning:
      'What was refused is missing or out of date here. Entra tries again in later cycles, more and more rarely, and quarantines the job when too much fails.',
    mend: 'Open the refused calls: each says why it was refused. Mend it in Entra; it is sent again in the next cycle.',
  }),
  emptied: ({ path, lost, shareBefore, shareNow }, subject) => ({
    title: `“${typeof path === 'string' ? path : subject}” went empty for many people`,
    seen: `${people(lost)} lost it within an hour: ${percent(shareBefore)} of everybody had it before, ${percent(shareNow)} when this was last looked at.`,
    meaning: 'Signatures that show it will lose a line. Often a mapping was changed, or an import emptied a column.',
    mend: 'In Entra, look at one of these people: if the attribute is filled there, see Provisioning → Mappings; if it is empty, fill it again. If it was meant, accept it here.',
  }),
  withoutEmail: ({ without, active, share }) => ({
    title: 'People have no e-mail address',
    seen: `${number(without)} of ${people(active)} who are active have no usable e-mail address (${percent(share)}).`,
    meaning: 'A signature cannot be given to somebody without an address.',
    mend: 'In Entra, see that these people have a mailbox and that “mail” is mapped to emails[type eq "work"].value. Or take them out of the assigned group, for example service accounts.',
  }),
  leavers: ({ left, activeBefore, share }) => ({
    title: 'Many people were deactivated at once',
    seen: `${number(left)} of ${people(activeBefore)} who were active left within an hour (${percent(share)}).`,
    meaning:
      'A changed assignment or scoping filter does this as well as a real departure. Nobody is lost: people who are inactive are kept and come back when Entra says so.',
    mend: 'In Entra, look at Users and groups of the application and at the scoping filter. If it was a mistake, put it back and choose “Restart provisioning”: everybody becomes active again. If it was meant, accept it here.',
  }),
}

const clear: Readonly<Record<ToldKind, Write>> = {
  held: ({ decision }) =>
    clearWords(
      'Nothing is held any more',
      typeof decision === 'string' ? decision : 'Everybody who was taken away came back by themselves.',
    ),
  silence: () => clearWords('Entra calls again', 'Calls come again; what was missed arrives with the next cycle.'),
  errors: ({ requests, refused }) =>
    clearWords(
      'Calls succeed again',
      `${number(refused)} of ${number(requests)} calls within the last hour were refused.`,
    ),
  emptied: ({ path, shareNow }, subject) =>
    clearWords(
      `“${typeof path === 'string' ? path : subject}” is filled again`,
      `${percent(shareNow)} of everybody have it now.`,
    ),
  withoutEmail: ({ without }) =>
    clearWords('People have e-mail addresses again', `${people(without)} who are active have none now.`),
  leavers: ({ left }) =>
    clearWords(
      'The wave of deactivations is over',
      `${people(left)} left within the last hour. Who was deactivated stays inactive until Entra says otherwise.`,
    ),
}

const clearWords = (title: string, seen: string): ConditionWords => ({
  title,
  seen,
  meaning: 'This condition has ended.',
  mend: 'Nothing needs to be done.',
})

const otherEndings: Readonly<Record<string, string>> = {
  disconnected: 'The SCIM server was disconnected, so nothing is watched any more.',
  switchedOff: 'This condition was switched off in the settings.',
}

/** While it is open, or how it began. */
export function beginWords(row: Pick<HealthConditionRow, 'kind' | 'subject' | 'evidence'>): ConditionWords {
  return words[row.kind as ToldKind](evidenceOf(row), row.subject)
}

/** How it ended. */
export function endWords(
  row: Pick<HealthConditionRow, 'kind' | 'subject' | 'evidence' | 'end_evidence' | 'ending' | 'ended_by'>,
): ConditionWords {
  const { title } = beginWords(row)
  if (row.ending === 'accepted')
    return clearWords(`Accepted: ${title}`, `${row.ended_by ?? 'Somebody'} said that this was meant.`)
  const other = otherEndings[row.ending ?? '']
  if (other !== undefined) return clearWords(`No longer watched: ${title}`, other)
  return clear[row.kind as ToldKind](evidenceOf({ evidence: row.end_evidence ?? row.evidence }), row.subject)
}
