import { Job } from '../graph/shapes.ts'
import { permissions } from '../permissions.ts'
import { onceThere } from './replication.ts'
import { jobPath, type Step, type StepContext } from './step.ts'

export const startStep: Step = {
  id: 'start',
  title: 'Start provisioning',
  permission: () => permissions.synchronize,
  async look(context) {
    const words = 'Start provisioning: from then on Entra sends everybody in scope, about every 40 minutes.'
    if (context.found.jobId === null) return { already: false, words }
    if ((await context.book.thing('start'))?.state === 'intended') return { already: false, words }
    const isRunning = await runs(context)
    return isRunning ? { already: true, words: 'Provisioning is started.' } : { already: false, words }
  },
  async run(context) {
    const { book, graph } = context
    const entry = { kind: 'start', name: 'Provisioning', entraId: context.found.jobId } as const
    await book.note({ ...entry, state: 'intended' })
    // Starting what runs already changes nothing, so it may be sent twice.
    if (!(await runs(context))) await graph.send('POST', `${jobPath(context)}/start`)
    await book.note({ ...entry, state: 'made' })
    return 'Provisioning was started.'
  },
}

async function runs(context: StepContext): Promise<boolean> {
  const job = await onceThere(context, () => context.graph.get(jobPath(context), Job))
  return job.schedule.state === 'Active' && job.status.code === 'Active'
}
