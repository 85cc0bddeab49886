import type { ScimServerRecord } from '../../directory/operator-contract.ts'
import type { ServerEvidence } from '../../directory/read-contract.ts'
import { runningCheck } from '../scim-servers/check-running.ts'
import { linksOf } from '../scim-servers/checks.ts'
import type { Overview } from './routes.ts'

type Attention = Overview['attention'][number]

/** What a connected SCIM server's lines say that is not green; red first. @param now milliseconds since 1970 */
export function attentionOf(
  accountId: string,
  server: ScimServerRecord,
  seen: ServerEvidence,
  now: number,
): Attention[] {
  const links = linksOf(accountId, server.id)
  if (server.state === 'disconnected') return []
  if (seen.people === 0 && seen.lastProbeAt === null) {
    return [
      {
        level: 'amber',
        title: `“${server.name}” is waiting for Entra`,
        detail: 'No connection test has been seen yet. Follow the ten steps.',
        link: links.steps,
      },
    ]
  }
  return runningCheck(seen, now, links).flatMap((check) =>
    check.state === 'green'
      ? []
      : [
          {
            level: check.state,
            title: `${server.name}: ${check.title.charAt(0).toLowerCase()}${check.title.slice(1)}?`,
            detail: `${check.seen}${check.mend === null ? '' : ` ${check.mend}`}`,
            link: check.link ?? `${links.steps.split('?')[0]}?tab=checks`,
          },
        ],
  )
}

export const redFirst = (all: readonly Attention[]): Attention[] =>
  [...all].sort((a, b) => (a.level === b.level ? 0 : a.level === 'red' ? -1 : 1))
