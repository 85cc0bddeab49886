type Answers = Readonly<Record<string, string>>
export type Statistics = Readonly<Record<string, Readonly<Record<string, Answers>>>>

/** Our name of a client, and the places where its tests are written down. */
export const clients = {
  outlookWindows: ['outlook.windows'],
  outlookMac: ['outlook.macos'],
  outlookWeb: ['outlook.outlook-com'],
  outlookMobile: ['outlook.ios', 'outlook.android'],
  gmail: ['gmail.desktop-webmail', 'gmail.ios', 'gmail.android', 'gmail.mobile-webmail'],
  appleMail: ['apple-mail.macos', 'apple-mail.ios'],
  thunderbird: ['thunderbird.macos', 'thunderbird.windows', 'thunderbird.linux'],
} as const

/** The `stats` of a feature's page: nearly JSON, but for names without quotes and commas at the end. */
export function readStatistics(slug: string, page: string): { tested: string; statistics: Statistics } {
  const tested = /^last_test_date:\s*"?(\d{4}-\d{1,2}-\d{1,2})/mu.exec(page)?.[1]
  const start = page.search(/^stats:/mu)
  if (tested === undefined || start === -1) throw new Error(`${slug}: no date or no stats`)
  const text = balanced(page.slice(page.indexOf('{', start)))
  const json = text.replace(/([{,]\s*)([a-z][\w-]*)(\s*:)/gu, '$1"$2"$3').replace(/,(\s*\})/gu, '$1')
  const [year = '', month = '', day = ''] = tested.split('-')
  return {
    tested: [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
    statistics: JSON.parse(json) as Statistics,
  }
}

function balanced(text: string): string {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') depth++
    if (text[at] === '}' && --depth === 0) return text.slice(0, at + 1)
  }
  throw new Error('A brace is never closed.')
}

/** One letter for each client, in order: y yes, a partly, n no, u not known; the worst of a client's platforms today. */
export function answersOf(statistics: Statistics): string {
  return Object.values(clients)
    .map((places) => worst(places.map((place) => newest(statistics, place))))
    .join('')
}

/** Outlook for Mac counted years before it counted from 16. */
function newest(statistics: Statistics, place: string): string {
  const [family = '', platform = ''] = place.split('.')
  const answers = Object.entries(statistics[family]?.[platform] ?? {})
  const age = (version: string): string => (place === 'outlook.macos' ? version.replace(/^20\d\d$/u, '15') : version)
  const [last] = answers.toSorted(([one], [other]) => age(other).localeCompare(age(one), 'en', { numeric: true }))
  return last?.[1].slice(0, 1) ?? 'u'
}

const worst = (answers: readonly string[]): string => ['n', 'a', 'y'].find((answer) => answers.includes(answer)) ?? 'u'
