import { z } from 'zod'
import { Choices, cloudNames } from '../../connect/index.ts'
import { Time, typedText } from '../route/shapes.ts'

export const ConnectChoices = Choices.meta({ id: 'ConnectChoices' })

const Problem = z.object({ code: z.string(), message: z.string(), whatToDo: z.string() })
const Explanation = z.object({ code: z.string(), meaning: z.string(), mend: z.string(), said: z.string() })
const StepOutcome = z.enum(['success', 'failure', 'skipped'])

const OnDemand = z.object({
  person: z.string(),
  result: StepOutcome,
  action: z.string(),
  steps: z.array(z.object({ title: z.string(), state: StepOutcome, words: z.string() })),
  modified: z.array(z.object({ attribute: z.string(), before: z.string(), after: z.string() })),
  problem: Explanation.nullable(),
})

export const ConnectRun = z
  .object({
    steps: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        permission: z.string(),
        state: z.enum(['waiting', 'toDo', 'running', 'already', 'done', 'failed']),
        words: z.string(),
        progress: z.object({ words: z.string(), completed: z.number(), total: z.number() }).nullable(),
      }),
    ),
    onDemand: OnDemand.nullable(),
  })
  .meta({ id: 'ConnectRun' })

export const ConnectFindings = z
  .object({
    at: Time,
    state: z.enum(['green', 'amber', 'red']),
    job: z.string(),
    counts: z.array(z.object({ key: z.string(), value: z.number() })),
    quarantine: Explanation.extend({ since: z.string(), nextAttempt: z.string() }).nullable(),
    lines: z.array(
      z.object({
        at: z.string(),
        action: z.string(),
        subject: z.string(),
        status: z.string(),
        problem: Explanation.nullable(),
      }),
    ),
    logs: Explanation.nullable(),
  })
  .meta({ id: 'ConnectFindings' })

const Purpose = z.enum(['plan', 'connect', 'check', 'undo'])

export const ConnectSession = z
  .object({
    purpose: Purpose,
    cloud: z.enum(cloudNames),
    phase: z.enum(['code', 'ready', 'working', 'ended']),
    code: z.object({ userCode: z.string(), verificationUri: z.string(), expiresAt: Time }).nullable(),
    entraName: z.string().nullable(),
    work: z.enum(['plan', 'connect', 'check', 'undo', 'planUndo']).nullable(),
    run: ConnectRun.nullable(),
    undo: z.array(z.object({ name: z.string(), words: z.string(), permission: z.string() })).nullable(),
    findings: ConnectFindings.nullable(),
    problem: Problem.nullable(),
  })
  .meta({ id: 'ConnectSession' })

export const ConnectView = z
  .object({
    setup: z
      .object({
        state: z.enum(['running', 'stopped', 'connected', 'undoing', 'undone']),
        choices: ConnectChoices,
        tenantId: z.string(),
        beganAt: Time,
        beganBy: z.string(),
        entraName: z.string(),
        changedAt: Time,
        endedAt: Time.nullable(),
        problem: Problem.nullable(),
      })
      .nullable(),
    things: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(['application', 'job', 'mapping', 'secrets', 'group', 'assignment', 'start']),
        name: z.string(),
        entraId: z.string().nullable(),
        state: z.enum(['intended', 'made', 'changed', 'found', 'removed']),
        by: z.string(),
        at: Time,
      }),
    ),
    isInterrupted: z.boolean(),
    session: ConnectSession.nullable().meta({ description: 'Null also for those who may not set it up' }),
    isRehearsal: z.boolean(),
    defaults: ConnectChoices,
    attributes: z.array(z.object({ source: z.string(), title: z.string(), target: z.string() })),
    marks: z.array(z.object({ target: z.string(), title: z.string() })),
  })
  .meta({ id: 'ConnectView' })

export const SignInBody = z.object({
  purpose: Purpose,
  cloud: z.enum(cloudNames),
  tenant: typedText(200)
    .trim()
    .regex(/^(?:[\w-]+(?:\.[\w-]+)*)?$/u, 'Enter the tenant’s id or domain, such as nordwind.example.'),
  makesGroup: z.boolean(),
})

export const Search = z.object({ search: typedText(100).trim().default('') })
