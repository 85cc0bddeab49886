/** What is read of Graph's answers (Microsoft Graph v1.0 reference). Everything that is not named is left alone. */
import { z } from 'zod'

const id = z.string().min(1)
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')

export const AppRole = z.object({
  id,
  displayName: text,
  isEnabled: z.boolean(),
  allowedMemberTypes: z.array(z.string()),
})

export const ServicePrincipal = z.object({
  id,
  appId: id,
  displayName: text,
  applicationTemplateId: z.string().nullish(),
  appRoles: z.array(AppRole).default([]),
})
export type ServicePrincipal = z.output<typeof ServicePrincipal>

export const Instantiated = z.object({
  application: z.object({ id: id.optional(), objectId: id.optional(), appId: id }),
  servicePrincipal: ServicePrincipal,
})

/** A page of a list. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ value: z.array(item), '@odata.nextLink': z.string().optional() })

export const Secret = z.object({ key: z.string(), value: z.string().nullish() })

const Execution = z.object({
  state: text,
  timeBegan: text,
  timeEnded: text,
  countEscrowed: z.number().catch(0),
  error: z.object({ code: text, message: text }).nullish(),
})

export const Job = z.object({
  id,
  templateId: text,
  schedule: z.object({ state: text, interval: text }),
  status: z.object({
    code: text,
    lastExecution: Execution.nullish(),
    lastSuccessfulExecution: Execution.nullish(),
    quarantine: z
      .object({
        reason: text,
        currentBegan: text,
        nextAttempt: text,
        seriesCount: z.number().catch(0),
        error: z.object({ code: text, message: text }).nullish(),
      })
      .nullish(),
    progress: z
      .array(z.object({ completedUnits: z.number(), totalUnits: z.number(), units: text }))
      .nullish()
      .transform((value) => value ?? []),
    steadyStateFirstAchievedTime: text,
    synchronizedEntryCountByType: z
      .array(z.object({ key: z.string(), value: z.number() }))
      .nullish()
      .transform((value) => value ?? []),
  }),
})
export type Job = z.output<typeof Job>

export const Assignment = z.object({ id, principalId: id, principalDisplayName: text, principalType: text })
export type Assignment = z.output<typeof Assignment>

export const Group = z.object({ id, displayName: text })
export const Person = z.object({ id, displayName: text, userPrincipalName: text })

/** Of provision on demand: two JSON texts. */
export const OnDemandAnswer = z.object({ key: z.string(), value: z.string() })
export const OnDemandKey = z.object({
  result: z.string(),
  details: z.object({ errorCode: text, errorMessage: text }).partial().nullish(),
})
export const OnDemandValue = z.object({
  action: text,
  statusInfo: z.object({ errorCode: text, reason: text }).partial().nullish(),
  modifiedProperties: z
    .array(z.object({ displayName: text, oldValue: text, newValue: text }))
    .nullish()
    .transform((value) => value ?? []),
  provisioningSteps: z
    .array(z.object({ name: text, type: text, status: text, description: text }))
    .nullish()
    .transform((value) => value ?? []),
})

export const LogLine = z.object({
  id,
  activityDateTime: z.string(),
  provisioningAction: text,
  sourceIdentity: z.object({ displayName: text, identityType: text }).partial().nullish(),
  provisioningStatusInfo: z.object({
    status: z.string(),
    errorInformation: z.object({ errorCode: text, reason: text }).partial().nullish(),
  }),
})

export const ParsedExpression = z.object({
  parsingSucceeded: z.boolean(),
  parsedExpression: z.record(z.string(), z.unknown()).nullish(),
  error: z.object({ message: text }).nullish(),
})
