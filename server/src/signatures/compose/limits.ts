import type { MailClient } from '../model/company.ts'
import type { CompositionProblem } from '../model/composition.ts'

/** What a signature of this length breaks: nothing, or one problem. */
export type SizeLimit = (file: string, html: string) => readonly CompositionProblem[]

/**
 * Characters of HTML that mail clients take. Gmail: settings.sendAs refuses more than 10,000; Outlook: setSignatureAsync
 * refuses more than 30,000.
 */
const limits: readonly { readonly name: string; readonly most: number; readonly clients: readonly MailClient[] }[] = [
  { name: 'Gmail', most: 10_000, clients: ['gmail'] },
  { name: 'Outlook', most: 30_000, clients: ['outlookWindows', 'outlookMac', 'outlookWeb', 'outlookMobile'] },
]

export function limitsOf(clients: readonly MailClient[]): SizeLimit[] {
  return limits
    .filter((limit) => limit.clients.some((client) => clients.includes(client)))
    .map(({ name, most }) => (file, html) => {
      if (html.length <= most) return []
      const length = html.length.toLocaleString('en')
      const message = `${length} characters: ${name} takes ${most.toLocaleString('en')}. Shorten the template, or leave something out.`
      return [{ code: 'over-limit', place: file, message }]
    })
}
