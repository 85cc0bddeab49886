import { explainCode } from '../explain/codes.ts'
import { Job } from '../graph/shapes.ts'
import { permissions } from '../permissions.ts'
import { ConnectProblem } from '../problem.ts'
import { jobPath, type Progress, type Step } from './step.ts'

export const watchStep: Step = {
  id: 'watch',
  title: 'First cycle',
  permission: () => permissions.readSynchronization,
  async look(context) {
    const words = 'Watch the first cycle until it has ended.'
    if (context.found.jobId === null) return { already: false, words }
    const job = await context.graph.get(jobPath(context), Job)
    return hasEnded(job) ? { already: true, words: endWords(job) } : { already: false, words }
  },
  async run(context) {
    const began = context.now()
    for (;;) {
      const job = await context.graph.get(jobPath(context), Job)
      if (job.status.code === 'Quarantine') throw quarantined(job)
      if (hasEnded(job)) return endWords(job)
      if (context.now() - began > context.patience.cycle) return 'The first cycle still runs; look again later.'
      context.report(progressOf(job))
      await context.graph.pause(context.patience.step)
    }
  },
}

const never = '0001-01-01'

/** A cycle was finished since the job was (re)started, and none is under way. */
function hasEnded({ status }: Job): boolean {
  const isSteady = status.steadyStateFirstAchievedTime !== '' && !status.steadyStateFirstAchievedTime.startsWith(never)
  return (
    status.code === 'Active' && status.progress.length === 0 && (isSteady || Boolean(status.lastSuccessfulExecution))
  )
}

function progressOf({ status }: Job): Progress {
  const [now] = status.progress
  if (now === undefined) return { words: 'Entra has not begun the cycle yet.', completed: 0, total: 0 }
  const { completedUnits: completed, totalUnits: total } = now
  return { words: `${completed} of ${total} ${now.units.toLowerCase() || 'entries'}`, completed, total }
}

function endWords({ status }: Job): string {
  const counts = status.synchronizedEntryCountByType.map(({ key, value }) => `${key}: ${value}`).join(', ')
  const escrowed = status.lastExecution?.countEscrowed ?? 0
  const trouble = escrowed > 0 ? ` ${escrowed} could not be sent and are tried again: choose “Check again”.` : ''
  return `The cycle has ended. ${counts === '' ? 'Nobody is in scope.' : `${counts}.`}${trouble}`
}

function quarantined({ status }: Job): ConnectProblem {
  const { quarantine } = status
  const { meaning, mend } = explainCode(quarantine?.error?.code || quarantine?.reason || '', '')
  return new ConnectProblem({
    code: 'entra-refused',
    message: `Entra put the job in quarantine (${quarantine?.reason ?? 'no reason was given'}). ${meaning} Entra said: ${quarantine?.error?.message ?? 'nothing'}`,
    whatToDo: mend,
  })
}
