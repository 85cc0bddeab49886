import { randomUUID } from 'node:crypto'
import { readList } from './answers.ts'
import { encodeFilter, equals } from './filter.ts'
import { asFailure, type Problem, type ScimFailure } from './problem.ts'
import type { ScimConnection } from './scim-connection.ts'

/** One request of a connection test. */
export interface TestStep {
  name: string
  request: string
  status: number | null
  ok: boolean
  milliseconds: number
}

export type TestResult = { ok: true; steps: TestStep[] } | ({ ok: false; steps: TestStep[] } & Problem)

/** What the test looks for: the matching attributes; `groupMatch` is null when groups are not provisioned. */
export interface ProbePlan {
  userMatch: string
  groupMatch: string | null
}

/**
 * Test Connection: a user, then a group that cannot exist is looked up by a random GUID
 * (use-scim-to-provision-users-and-groups).
 */
export async function testConnection(connection: ScimConnection, plan: ProbePlan): Promise<TestResult> {
  const filter = (attribute: string) => encodeFilter(equals(attribute, randomUUID()), connection.encoding)
  const probes = [{ name: 'Users', path: `/Users?filter=${filter(plan.userMatch)}` }]
  if (plan.groupMatch !== null) {
    probes.push({ name: 'Groups', path: `/Groups?excludedAttributes=members&filter=${filter(plan.groupMatch)}` })
  }
  const steps: TestStep[] = []
  for (const { name, path } of probes) {
    const step: TestStep = { name, request: `GET ${path}`, status: null, ok: false, milliseconds: 0 }
    steps.push(step)
    try {
      const reply = await connection.send('GET', path)
      step.status = reply.status
      step.milliseconds = Math.round(reply.milliseconds)
      readList(`The ${name.toLowerCase()} could not be queried.`, reply)
      step.ok = true
    } catch (error) {
      return { ok: false, steps, ...probeProblem(asFailure(error, true)) }
    }
  }
  return { ok: true, steps }
}

/** The words of the portal for each kind of failure. */
function probeProblem({ problem, status }: ScimFailure): Problem {
  if (status === 401 || status === 403) {
    return {
      ...problem,
      code: 'SystemForCrossDomainIdentityManagementCredentialValidationFailure',
      message: `You appear to have entered invalid credentials. While attempting to validate our authorization to access your application, we received this unexpected response: Received response from Web resource. Response Status Code: ${status === 401 ? 'Unauthorized' : 'Forbidden'}.`,
      whatToDo:
        'Copy the Secret Token again from the SCIM Server tab of your dashboard, whole and without spaces, and test again.',
    }
  }
  if (status === 404) {
    return {
      ...problem,
      message:
        'An HTTP/404 Not Found response was returned rather than the expected HTTP/200 OK response. To address this issue, ensure that the tenant URL is correct. The tenant URL is usually in a format like https://<>/scim, and the endpoint conforms with https://tools.ietf.org/html/rfc7644#section-3.4.2.',
      whatToDo: 'Copy the Tenant URL again from the SCIM Server tab of your dashboard and test again.',
    }
  }
  return problem
}
