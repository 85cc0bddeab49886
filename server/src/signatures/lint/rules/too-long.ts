import type { MailClient } from '../../model/company.ts'
import type { LintRule } from '../rule.ts'

/** Characters with all markup. */
const limits: readonly { readonly channel: string; readonly limit: number; readonly clients: readonly MailClient[] }[] =
  [
    { channel: 'Gmail', limit: 10_000, clients: ['gmail'] },
    {
      channel: 'Outlook',
      limit: 30_000,
      clients: ['outlookWindows', 'outlookMac', 'outlookWeb', 'outlookMobile'],
    },
  ]

export const tooLong: LintRule = {
  code: 'too-long',
  severity: 'error',
  about:
    'More characters than a channel takes, markup included: Gmail 10,000, Outlook 30,000. Measured after rendering, with the longest value that anybody has in each field; an error where those are known, a warning where they are made up.',
  mend: 'Use fewer nested tables, shorter texts or fewer links.',
  *check({ templates, configuration, facts }) {
    const { clients } = configuration.settings
    for (const { rendered, places, variant } of templates) {
      if (rendered === null || variant === null) continue
      const { length } = rendered.html
      const over = limits.find((one) => length > one.limit && one.clients.some((client) => clients.includes(client)))
      if (over === undefined) continue
      const whose = facts?.longest === undefined ? 'With long values' : 'With the longest values there are'
      yield {
        at: places.html(0),
        severity: facts?.longest === undefined ? 'warning' : 'error',
        message: `${whose} this is ${count(length)} characters; ${over.channel} takes ${count(over.limit)}.`,
        mend: 'Use fewer nested tables, shorter texts or fewer links.',
      }
    }
  },
}

const count = (value: number): string => value.toLocaleString('en')
