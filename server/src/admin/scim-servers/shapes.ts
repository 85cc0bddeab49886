import { z } from 'zod'
import { Time, typedText } from '../route/shapes.ts'

export const ScimServerSummary = z
  .object({
    id: z.string(),
    name: z.string(),
    state: z.enum(['connected', 'disconnected']),
    tenantUrl: z.string(),
    people: z.number().int(),
    groups: z.number().int(),
    lastCallAt: Time.nullable(),
  })
  .meta({ id: 'ScimServerSummary' })

const peopleAtLeast = z
  .number()
  .int('Use a whole number.')
  .min(1, 'Use 1 to 100,000 people.')
  .max(100_000, 'Use 1 to 100,000 people.')
const holdShare = z.number().min(0.01, 'Use 1 to 100 %.').max(1, 'Use 1 to 100 %.')

const HoldSettings = z
  .object({
    on: z.boolean(),
    peopleAtLeast,
    peopleShare: holdShare,
    groupMembers: z.number().int('Use a whole number.').min(2, 'Use 2 to 100,000.').max(100_000, 'Use 2 to 100,000.'),
    groupShare: holdShare,
  })
  .meta({ id: 'HoldSettings' })

export const Settings = z
  .object({
    leavers: z.enum(['keep', 'remove']),
    leaverDays: z.number().int().min(0, 'Use 0 to 3650 days.').max(3650, 'Use 0 to 3650 days.'),
    acceptNestedGroups: z.boolean(),
    patchAnswer: z.union([z.literal(200), z.literal(204)]),
    groupMemberships: z.boolean(),
    hold: HoldSettings,
  })
  .meta({ id: 'ScimServerSettings' })

export const Token = z
  .object({
    id: z.string(),
    kind: z.enum(['scim', 'client']),
    hint: z.string(),
    createdAt: Time,
    createdBy: z.string(),
    lastUsedAt: Time.nullable(),
    revokedAt: Time.nullable(),
    expiresAt: Time.nullable(),
  })
  .meta({ id: 'ScimToken' })

const guid = z.guid('Use a GUID such as 8adf8e6e-67b2-4cf2-a259-e3dc5476c621.')

export const WorkloadIdentity = z
  .object({
    cloud: z.enum(['global', 'usGovernment', 'china', 'operator']),
    tenantId: guid,
    applicationId: guid,
    subject: typedText(200).min(1, 'Use 1 to 200 characters, or leave it empty.').nullable(),
    direct: z.boolean(),
  })
  .meta({ id: 'WorkloadIdentity' })

const WorkloadIdentityState = WorkloadIdentity.extend({
  createdAt: Time,
  createdBy: z.string(),
  lastUsedAt: Time.nullable(),
  lastRefusal: z.object({ reason: z.string(), at: Time }).nullable(),
}).meta({ id: 'WorkloadIdentityState' })

export const ScimServer = ScimServerSummary.extend({
  settings: Settings,
  tokens: z.array(Token),
  tokenEndpoint: z.string(),
  clientId: z.string(),
  workloadIdentity: WorkloadIdentityState.nullable(),
  created: Time,
  publicUrlProblem: z.string().nullable(),
}).meta({ id: 'ScimServer' })

export const CheckLine = z
  .object({
    id: z.string(),
    title: z.string(),
    state: z.enum(['green', 'amber', 'red']),
    seen: z.string(),
    at: Time.nullable(),
    mend: z.string().nullable(),
    link: z.string().nullable(),
    details: z
      .array(z.object({ label: z.string(), share: z.number(), missing: z.number().int(), link: z.string() }))
      .optional(),
  })
  .meta({ id: 'CheckLine' })

export type CheckLine = z.infer<typeof CheckLine>
export type ScimServer = z.infer<typeof ScimServer>
export type ScimServerSummary = z.infer<typeof ScimServerSummary>
export const ServerName = typedText(100).trim().min(1, 'Enter a name.')
