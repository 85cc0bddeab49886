import { GraphFailure } from '../graph/failure.ts'
import { ServicePrincipal } from '../graph/shapes.ts'
import { permissions } from '../permissions.ts'
import { ConnectProblem } from '../problem.ts'
import { applicationOf, type Step, type StepContext } from './step.ts'

export const replicationStep: Step = {
  id: 'replication',
  title: 'Entra knows it everywhere',
  permission: () => permissions.readApplications,
  async look(context) {
    if (context.found.application === null) {
      return { already: false, words: 'Wait until Entra has the new application everywhere (seconds to minutes).' }
    }
    const isThere = await seen(context)
    return { already: isThere, words: isThere ? 'The application answers.' : 'Wait until the new application answers.' }
  },
  async run(context) {
    const began = context.now()
    while (!(await seen(context))) {
      const waited = context.now() - began
      if (waited >= context.patience.replication) throw tooLong(applicationOf(context).displayName)
      const words = `Entra is still copying the new application (${Math.round(waited / 1000)} s).`
      context.report({ words, completed: waited, total: context.patience.replication })
      await context.graph.pause(context.patience.step)
    }
    return 'The application answers.'
  },
}

async function seen(context: StepContext): Promise<boolean> {
  const application = applicationOf(context)
  try {
    const path = `/servicePrincipals/${encodeURIComponent(application.id)}`
    context.found.application = await context.graph.get(path, ServicePrincipal)
    return true
  } catch (error) {
    if (error instanceof GraphFailure && error.status === 404) return false
    throw error
  }
}

function tooLong(name: string): ConnectProblem {
  return new ConnectProblem({
    code: 'entra-not-ready',
    message: `Entra does not show the new application “${name}” yet.`,
    whatToDo: 'This is rare, and passes. Go on in some minutes: it goes on with the same application.',
  })
}

/** Repeats what a new object still answers with 404. */
export async function onceThere<T>(context: StepContext, work: () => Promise<T>): Promise<T> {
  const until = context.now() + context.patience.replication
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof GraphFailure) || error.status !== 404 || context.now() >= until) throw error
      await context.graph.pause(context.patience.step)
    }
  }
}
