import type { OnDemandResult, RunView, StepView } from '../../connect/index.ts'
import type { Terminal } from '../terminal.ts'

const marks: Readonly<Record<StepView['state'], string>> = {
  waiting: ' ',
  toDo: '•',
  running: '…',
  already: '=',
  done: '✓',
  failed: '✗',
}

const width = 30

/** Shows a run as it goes: one line for each step that has ended, and a bar for the one that runs. */
export function showProgress(terminal: Terminal): (view: RunView) => void {
  const told = new Map<string, string>()
  let onDemand: OnDemandResult | null = null
  let lastBar = ''
  const tell = (text: string): void => {
    if (lastBar !== '' && terminal.isInteractive) terminal.note(`\r${' '.repeat(lastBar.length)}\r`)
    lastBar = ''
    terminal.note(`${text}\n`)
  }
  return (view) => {
    if (view.onDemand !== null && view.onDemand !== onDemand) tell(onDemandText(view.onDemand))
    onDemand = view.onDemand
    for (const step of view.steps) {
      if (['waiting', 'running'].includes(step.state) || told.get(step.id) === step.state) continue
      told.set(step.id, step.state)
      tell(`${marks[step.state]} ${step.title}: ${step.words}`)
    }
    const running = view.steps.find(({ state }) => state === 'running')
    const text = running === undefined ? '' : barOf(running)
    if (text === '' || text === lastBar) return
    if (terminal.isInteractive) terminal.note(`\r${text.padEnd(lastBar.length)}`)
    else terminal.note(`${text}\n`)
    lastBar = text
  }
}

/** `First cycle [#####-----] 120 of 240 entries`. */
export function barOf({ title, progress }: Pick<StepView, 'title' | 'progress'>): string {
  if (progress === null) return ''
  const { words, completed, total } = progress
  if (total <= 0) return `… ${title}: ${words}`
  const filled = Math.min(width, Math.round((completed / total) * width))
  return `… ${title} [${'#'.repeat(filled)}${'-'.repeat(width - filled)}] ${words}`
}

/** The four steps, and what was sent. */
export function onDemandText({ person, result, action, steps, modified, problem }: OnDemandResult): string {
  const lines = steps.map(
    ({ title, state, words }, index) => `    ${index + 1}. ${title}: ${state}${words === '' ? '' : ` – ${words}`}`,
  )
  const sent = modified.length === 0 ? [] : [`    Sent: ${modified.map(({ attribute }) => attribute).join(', ')}`]
  const mend = problem === null ? [] : [`    ${problem.meaning} ${problem.mend}`]
  return [`  Provision on demand of ${person}: ${result}, ${action}`, ...lines, ...sent, ...mend].join('\n')
}

/** The plan: what each step would change, and the least permission for it. */
export function planText({ steps }: RunView): string {
  const lines = steps.map(({ title, words, permission, state }) =>
    [`${marks[state]} ${title}: ${words}`, ...(state === 'toDo' ? [`    permission: ${permission}`] : [])].join('\n'),
  )
  return ['What would be done (= is so already). Nothing was changed.', ...lines].join('\n')
}
