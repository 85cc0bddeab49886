import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { HealthConditionRow, ScimServerRow, Tables } from '../../storage/index.ts'
import { linksOf } from '../conditions/links.ts'
import { evidenceOf } from '../conditions/look.ts'
import { beginWords, endWords } from '../conditions/words.ts'

/** What a notice says, the same for every channel. Counts, words and links; nobody's name or address. */
export const Payload = z.object({
  type: z.enum(['health.condition.began', 'health.condition.ended', 'health.test']),
  timestamp: z.string(),
  data: z.object({
    account: z.object({ id: z.string(), name: z.string() }),
    scimServer: z.object({ id: z.string(), name: z.string() }).nullable(),
    condition: z
      .object({
        id: z.string(),
        kind: z.string(),
        subject: z.string(),
        level: z.enum(['red', 'amber']),
        beganAt: z.string(),
        endedAt: z.string().nullable(),
        ending: z.string().nullable(),
        evidence: z.record(z.string(), z.unknown()),
      })
      .nullable(),
    title: z.string(),
    seen: z.string(),
    meaning: z.string(),
    mend: z.string(),
    links: z.array(z.object({ text: z.string(), url: z.string() })),
  }),
})
export type Payload = z.infer<typeof Payload>

async function accountOf(db: Kysely<Tables>, accountId: string): Promise<{ id: string; name: string }> {
  const row = await db.selectFrom('accounts').select('name').where('id', '=', accountId).executeTakeFirst()
  return { id: accountId, name: row?.name ?? '' }
}

/** @param at ISO 8601 */
export async function payloadOf(
  db: Kysely<Tables>,
  publicUrl: string,
  server: Pick<ScimServerRow, 'id' | 'name'>,
  row: HealthConditionRow,
  event: 'began' | 'ended',
  at: string,
): Promise<Payload> {
  const { kind, subject, level, began_at: beganAt, ended_at: endedAt, ending } = row
  const evidence = { ...evidenceOf({ evidence: (event === 'ended' ? row.end_evidence : null) ?? row.evidence }) }
  const page = { text: 'Health', url: `${publicUrl}/accounts/${row.account_id}/health?scimServer=${server.id}` }
  const more =
    event === 'ended' ? [] : linksOf(row).map(({ text, address }) => ({ text, url: `${publicUrl}${address}` }))
  return {
    type: event === 'began' ? 'health.condition.began' : 'health.condition.ended',
    timestamp: at,
    data: {
      account: await accountOf(db, row.account_id),
      scimServer: { id: server.id, name: server.name },
      condition: { id: row.id, kind, subject, level, beganAt, endedAt, ending, evidence },
      ...(event === 'began' ? beginWords(row) : endWords(row)),
      links: [page, ...more],
    },
  }
}

/** A notice by which an operator sees that notices arrive. */
export async function testPayload(
  db: Kysely<Tables>,
  publicUrl: string,
  accountId: string,
  at: string,
): Promise<Payload> {
  return {
    type: 'health.test',
    timestamp: at,
    data: {
      account: await accountOf(db, accountId),
      scimServer: null,
      condition: null,
      title: 'A test: notices arrive',
      seen: 'Somebody asked for this test on the Health page.',
      meaning: 'Notices of trouble reach this receiver.',
      mend: 'Nothing needs to be done.',
      links: [{ text: 'Health', url: `${publicUrl}/accounts/${accountId}/health` }],
    },
  }
}
