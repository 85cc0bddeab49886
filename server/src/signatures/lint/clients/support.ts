import type { MailClient } from '../../model/company.ts'
import data from '../data/caniemail-2026-06-29.json' with { type: 'json' }

type Answer = 'yes' | 'partly' | 'no' | 'unknown'

export interface Feature {
  readonly slug: string
  /** The day of the newest test: `2021-03-09`. */
  readonly tested: string
  readonly answers: Readonly<Partial<Record<string, Answer>>>
}

const words: Readonly<Record<string, Answer>> = { y: 'yes', a: 'partly', n: 'no' }

export const clientNames: Readonly<Record<MailClient, string>> = {
  outlookWindows: 'Outlook for Windows (classic)',
  outlookMac: 'Outlook for Mac',
  outlookWeb: 'Outlook on the web and new Outlook',
  outlookMobile: 'Outlook on phones',
  gmail: 'Gmail',
  appleMail: 'Apple Mail',
  thunderbird: 'Thunderbird',
}

const features = new Map(data.rows.flatMap((row) => featuresOf(row)))

/** The day of the snapshot. */
export const snapshotDate = data.date

/** `slug kind:name,name tested letters`, one letter for each client. */
function featuresOf(row: string): [string, Feature][] {
  const [slug = '', about = '', tested = '', letters = ''] = row.split(' ')
  const [kind = '', names = ''] = about.split(':')
  const answers = Object.fromEntries(data.clients.map((client, at) => [client, words[letters.charAt(at)] ?? 'unknown']))
  return names.split(',').map((name) => [`${kind}:${name}`, { slug, tested, answers }])
}

/** @param about `property:float`, `element:video`, `image:webp`, `function:calc`, `unit:vw`, `value:display=flex`, `at:media` */
export const featureOf = (about: string): Feature | null => features.get(about) ?? null

/** Those of the chosen clients that answer so, by the names people know. */
export function clientsThat(feature: Feature, answer: Answer, chosen: readonly MailClient[]): readonly string[] {
  return chosen.filter((client) => feature.answers[client] === answer).map((client) => clientNames[client])
}

/** A list for people: `Gmail, Apple Mail and Thunderbird`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}
