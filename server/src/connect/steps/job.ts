import { GraphFailure } from '../graph/failure.ts'
import { readAll } from '../graph/list.ts'
import { Job } from '../graph/shapes.ts'
import { permissions } from '../permissions.ts'
import { makeOnce } from './make-once.ts'
import { onceThere } from './replication.ts'
import { type Step, type StepContext, synchronizationPath } from './step.ts'

const templates = ['scim', 'customappsso']

export const jobStep: Step = {
  id: 'job',
  title: 'Synchronization job',
  permission: () => permissions.synchronize,
  async look(context) {
    const words = 'Create the synchronization job (Provisioning Mode: Automatic).'
    if (context.found.application === null) return { already: false, words }
    const found = await findJob(context)
    // A call without an answer: it is ours, and must be written down as such.
    if ((await context.book.thing('job'))?.state === 'intended') return { already: false, words }
    return found === null ? { already: false, words } : { already: true, words: 'The synchronization job is there.' }
  },
  async run(context) {
    const { book, graph } = context
    const earlier = await book.thing('job')
    const name = 'Synchronization job'
    await book.note({ kind: 'job', name, state: 'intended' })
    let isMade = false
    const id = await makeOnce(context, {
      maybeMade: earlier?.state === 'intended' && context.now() - Date.parse(earlier.at) < context.patience.uncertain,
      look: async () => findJob(context),
      make: async () => {
        const path = `${synchronizationPath(context)}/jobs`
        const job = await onceThere(context, () => graph.post(path, { templateId: 'scim' }, Job, 'once'))
        isMade = true
        return job.id
      },
    })
    context.found.jobId = id
    const isOurs = isMade || earlier?.state === 'intended' || earlier?.state === 'made'
    await book.note({ kind: 'job', entraId: id, name, state: isOurs ? 'made' : 'found' })
    await onceThere(context, () => graph.get(`${synchronizationPath(context)}/jobs/${encodeURIComponent(id)}`, Job))
    return isMade ? 'The synchronization job was created.' : 'The synchronization job is there.'
  },
}

/** The job that sends to a SCIM server. An application without provisioning answers 404, or with an empty list. */
export async function findJob(context: StepContext): Promise<string | null> {
  try {
    const jobs = await readAll(context.graph, `${synchronizationPath(context)}/jobs`, Job)
    const found = jobs.find(({ templateId }) => templates.includes(templateId)) ?? jobs[0]
    context.found.jobId = found?.id ?? null
    return found?.id ?? null
  } catch (error) {
    if (error instanceof GraphFailure && error.status === 404) return null
    throw error
  }
}
