import { z } from 'zod'
import { retentionLimits } from '../../audit/index.ts'
import { defineRoute } from '../route/define.ts'
import { AccountParams, Id, list, PageQuery, Time, typedText } from '../route/shapes.ts'

export const AuditEntry = z
  .object({
    sequence: z.number().int(),
    id: z.string(),
    at: Time,
    operatorId: z.string(),
    operatorName: z.string(),
    action: z.string().meta({ description: 'For example `token.reveal`' }),
    subject: z.string().meta({ description: 'Id of what it was done to' }),
    words: z.string().meta({ description: 'Completes the sentence that the operator’s name begins' }),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' })

const days = (name: keyof typeof retentionLimits) => {
  const [least, most] = retentionLimits[name]
  const words = `Use a whole number of days from ${least} to ${most}.`
  return z.number(words).int(words).min(least, words).max(most, words)
}

const Retention = z
  .object({ auditDays: days('auditDays'), activityDays: days('activityDays'), goneDays: days('goneDays') })
  .meta({ id: 'Retention' })

const AuditState = z
  .object({
    whole: z.boolean(),
    rows: z.number().int(),
    first: z.number().int(),
    last: z.number().int(),
    head: z.string(),
    heads: z.number().int().meta({ description: 'Signed heads that agree' }),
    problem: z.object({ sequence: z.number().int(), id: z.string().nullable(), words: z.string() }).nullable(),
    checkedAt: Time,
    retention: Retention,
  })
  .meta({ id: 'AuditState' })

const AuditHead = z
  .object({
    format: z.literal('dynasend-audit-head-1'),
    madeAt: Time,
    heads: z.array(
      z.object({
        accountId: z.string(),
        sequence: z.number().int(),
        hash: z.string(),
        at: Time,
        keyId: z.string(),
        signature: z.string(),
      }),
    ),
    keys: z.array(
      z.object({
        keyId: z.string(),
        publicKey: z.string(),
        madeAt: Time,
        endorsement: z.string().nullable(),
        vouching: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'AuditHead' })

const moment = z.iso.datetime('Use a time such as 2026-11-23T10:00:00Z.').optional()

const filter = {
  action: typedText(100).optional(),
  operator: Id.optional(),
  subject: Id.optional(),
  search: typedText(200).optional(),
  from: moment,
  to: moment,
}
export const AuditQuery = z.object(filter)
const AuditPageQuery = PageQuery.extend({
  ...filter,
  cursor: z
    .string()
    .regex(/^\d{1,15}$/u, 'Load the list again.')
    .optional(),
})

const base = '/accounts/{accountId}/audit'

export const listAudit = defineRoute({
  name: 'audit.list',
  method: 'GET',
  path: base,
  summary: 'What operators did in this account, newest first',
  params: AccountParams,
  query: AuditPageQuery,
  answer: list(AuditEntry).meta({ id: 'AuditList' }),
  status: 200,
})

export const listInstallationAudit = defineRoute({
  name: 'audit.installation',
  method: 'GET',
  path: '/installation/audit',
  summary: 'Sign-ins, settings of the installation, restores; newest first',
  query: AuditPageQuery,
  answer: list(AuditEntry).meta({ id: 'AuditList' }),
  status: 200,
})

export const getAuditState = defineRoute({
  name: 'audit.state',
  method: 'GET',
  path: `${base}/state`,
  summary: 'Whether the chain is as it was written, and how long records are kept',
  params: AccountParams,
  answer: AuditState,
  status: 200,
})

export const signAuditHead = defineRoute({
  name: 'audit.head',
  method: 'POST',
  path: `${base}/head`,
  summary: 'Sign the present end of the chain; to be kept elsewhere',
  params: AccountParams,
  answer: AuditHead,
  status: 201,
})

export const changeRetention = defineRoute({
  name: 'audit.changeRetention',
  method: 'PUT',
  path: `${base}/retention`,
  summary: 'For how many days audit log, activity and the history of deleted people are kept',
  params: AccountParams,
  body: Retention,
  answer: Retention,
  status: 200,
})

export const downloadAuditCsv = defineRoute({
  name: 'audit.csv',
  method: 'GET',
  path: '/accounts/{accountId}/audit.csv',
  summary: 'The audit log as CSV, oldest first, safe against spreadsheet formulas; at most 50,000 rows',
  params: AccountParams,
  query: AuditQuery,
  status: 200,
  contentType: 'text/csv; charset=utf-8',
})

export const downloadAuditLines = defineRoute({
  name: 'audit.jsonl',
  method: 'GET',
  path: '/accounts/{accountId}/audit.jsonl',
  summary: 'The audit log as JSON lines with all that its hashes are made of; at most 50,000 rows',
  params: AccountParams,
  query: AuditQuery,
  status: 200,
  contentType: 'application/jsonl; charset=utf-8',
})
