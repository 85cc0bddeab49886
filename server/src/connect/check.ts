import type { Choices } from './choices.ts'
import { checkAgain, type Findings } from './explain/check-again.ts'
import { GraphFailure, problemOf } from './graph/failure.ts'
import { permissions, permissionText } from './permissions.ts'
import { ConnectProblem } from './problem.ts'
import { Run, type RunParts } from './run/parts.ts'
import { applicationStep } from './steps/application.ts'
import { findJob } from './steps/job.ts'

/** "Check again" for the application that this SCIM server is connected with. @throws {ConnectProblem} */
export async function checkConnection(parts: RunParts, choices: Choices): Promise<Findings> {
  const { context } = new Run(parts, choices)
  try {
    const { already } = await applicationStep.look(context)
    const application = already ? context.found.application : null
    const jobId = application === null ? null : await findJob(context)
    if (application === null || jobId === null) throw notConnected()
    return await checkAgain(parts.graph, application.id, jobId, parts.now())
  } catch (error) {
    throw error instanceof GraphFailure ? problemOf(error, permissionText(permissions.readSynchronization)) : error
  }
}

function notConnected(): ConnectProblem {
  return new ConnectProblem({
    code: 'entra-choice',
    message: 'No application in this tenant has the Tenant URL of this SCIM server with a synchronization job.',
    whatToDo: 'Choose “Connect for me”, or check that you signed in to the right tenant.',
  })
}
