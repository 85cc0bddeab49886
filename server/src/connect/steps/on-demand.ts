import type { z } from 'zod'
import { explainCode } from '../explain/codes.ts'
import { unknownAnswer } from '../graph/client.ts'
import { GraphFailure } from '../graph/failure.ts'
import { OnDemandAnswer, OnDemandKey, OnDemandValue, Person } from '../graph/shapes.ts'
import { peopleMapping, SyncSchema } from '../mapping/schema.ts'
import type { OnDemandResult } from '../on-demand-result.ts'
import { permissions } from '../permissions.ts'
import { ConnectProblem } from '../problem.ts'
import { jobPath, type Step, type StepContext } from './step.ts'

export const onDemandStep: Step = {
  id: 'onDemand',
  title: 'Provision on demand',
  permission: () => permissions.synchronize,
  async look({ choices, book }) {
    if (choices.person === null) return { already: true, words: 'Nobody was chosen to try first.' }
    const isStarted = (await book.thing('start'))?.state === 'made'
    if (isStarted) return { already: true, words: 'Provisioning is started; nobody has to be tried first.' }
    return { already: false, words: 'Provision the chosen person on demand and show the four steps.' }
  },
  async run(context) {
    const result = await untilInScope(context)
    context.onDemand(result)
    if (result.result === 'failure') throw failed(result)
    if (result.problem?.code === 'NotEffectivelyEntitled') throw failed(result)
    return `${result.person}: ${result.action}, ${result.result}.`
  },
}

/** A new assignment is known to provision on demand only after a minute or more (Microsoft's own Logic App waits 60 s). */
async function untilInScope(context: StepContext): Promise<OnDemandResult> {
  const until = context.now() + context.patience.scope
  for (;;) {
    const result = await provision(context)
    const isOutside = result.problem?.code === 'NotEffectivelyEntitled'
    if (!isOutside || context.now() >= until) return result
    context.onDemand(result)
    context.report({ words: 'Entra does not know the new assignment yet; trying again.', completed: 0, total: 0 })
    await context.graph.pause(Math.max(context.patience.step * 5, 2500))
  }
}

async function provision(context: StepContext): Promise<OnDemandResult> {
  const { graph, choices } = context
  const schema = await graph.get(`${jobPath(context)}/schema`, SyncSchema)
  const ruleId = peopleMapping(schema)?.ruleId ?? schema.synchronizationRules[0]?.id
  const person = await readPerson(context)
  const subjects = [{ objectId: choices.person, objectTypeName: 'User' }]
  const path = `${jobPath(context)}/provisionOnDemand`
  const answer = await graph.post(path, { parameters: [{ ruleId, subjects }] }, OnDemandAnswer, 'repeatable')
  return readResult(person, answer, path)
}

/** A name for the result; provisioning itself does not need it. */
async function readPerson({ graph, choices }: StepContext): Promise<string> {
  const id = choices.person ?? ''
  try {
    const person = await graph.get(`/users/${encodeURIComponent(id)}?$select=id,displayName,userPrincipalName`, Person)
    return person.displayName || person.userPrincipalName
  } catch (error) {
    if (error instanceof GraphFailure && error.status === 403) return 'The chosen person'
    if (!(error instanceof GraphFailure) || error.status !== 404) throw error
    throw new ConnectProblem({
      code: 'entra-choice',
      message: `There is no person with the object id ${id} in this tenant.`,
      whatToDo: 'Choose the person again.',
    })
  }
}

const titles: Readonly<Record<string, string>> = {
  import: 'Import the person',
  scoping: 'Determine if the person is in scope',
  matching: 'Match the person between Entra and here',
  processing: 'Perform the action',
  export: 'Perform the action',
}

/** The HTTP status is 200 for failures too: what happened is in two JSON texts. @throws {ConnectProblem} */
export function readResult(person: string, answer: { key: string; value: string }, path: string): OnDemandResult {
  const key = OnDemandKey.safeParse(fromText(answer.key, path, 'key'))
  const value = OnDemandValue.safeParse(fromText(answer.value, path, 'value'))
  if (!key.success) throw unknownAnswer({ method: 'POST', path }, `at “key.${key.error.issues[0]?.path.join('.')}”`)
  if (!value.success)
    throw unknownAnswer({ method: 'POST', path }, `at “value.${value.error.issues[0]?.path.join('.')}”`)
  const { action, statusInfo, modifiedProperties, provisioningSteps } = value.data
  const result = stateOf(key.data.result)
  const code = key.data.details?.errorCode || statusInfo?.errorCode || ''
  const said = key.data.details?.errorMessage || statusInfo?.reason || ''
  return {
    person,
    result,
    action,
    steps: fourSteps(provisioningSteps),
    modified: modifiedProperties.map((one) => ({
      attribute: one.displayName,
      before: one.oldValue,
      after: one.newValue,
    })),
    problem: result === 'success' || code === '' ? null : explainCode(code, said),
  }
}

/** Entra's page shows deciding and sending as one step; the last word of the two counts. */
function fourSteps(given: z.output<typeof OnDemandValue>['provisioningSteps']): OnDemandResult['steps'] {
  const steps = new Map<string, OnDemandResult['steps'][number]>()
  for (const { name, type, status, description } of given) {
    const title = titles[type.toLowerCase()] ?? name
    steps.set(title, { title, state: stateOf(status), words: description })
  }
  return [...steps.values()]
}

function fromText(text: string, path: string, place: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw unknownAnswer({ method: 'POST', path }, `at “${place}”: it is no JSON`)
  }
}

function stateOf(text: string): 'success' | 'failure' | 'skipped' {
  const lower = text.toLowerCase()
  return lower === 'success' || lower === 'skipped' ? lower : 'failure'
}

function failed({ person, problem }: OnDemandResult): ConnectProblem {
  return new ConnectProblem({
    code: 'entra-refused',
    message: `${person} could not be provisioned on demand${problem === null ? '' : ` (${problem.code}). ${problem.meaning} Entra said: ${problem.said}`}`,
    whatToDo: problem?.mend ?? 'Look at the four steps: the one that failed says why. Then go on.',
  })
}
