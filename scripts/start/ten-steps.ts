import type { DashboardAccount } from './dashboard-account.ts'
import type { Application, Job, RehearsalEntra } from './rehearsal-entra.ts'
import type { Terminal } from './terminal.ts'

const applicationName = 'Dynasend'
const groupOfEverybody = 'All Users'
const scimServerName = 'Nordwind Traders (rehearsal)'
/** How long Entra waits between two cycles, in minutes. */
const cycleDistance = 40

const phaseNames = { users: 'users', groups: 'groups', references: 'managers and members' }

export interface Outcome {
  readonly job: Job
  readonly alreadyDone: boolean
}

/** Does the ten steps of the provisioning instructions, each as a person would, and waits for the first cycle. */
export async function doTenSteps(
  entra: RehearsalEntra,
  account: DashboardAccount,
  terminal: Terminal,
): Promise<Outcome> {
  const existing = await entra.application(applicationName)
  if (existing && (await isConnected(entra, account, existing))) {
    return { job: await entra.untilIdle(existing), alreadyDone: true }
  }
  const application = await step(terminal, 'Steps 1-4', 'creating the enterprise application', async () => {
    const created = existing ?? (await entra.createApplication(applicationName))
    return [created, `Enterprise application "${applicationName}" ${existing ? 'is there already' : 'created'}`]
  })
  await step(terminal, 'Steps 5-7', 'testing the connection', async () => {
    const credentials = await account.createScimServer(scimServerName)
    await entra.testConnection(application, credentials)
    await entra.save(application, credentials)
    return [undefined, 'Mode Automatic, Tenant URL and Secret Token; Test Connection succeeded; saved']
  })
  const group = await entra.group(groupOfEverybody)
  await step(terminal, 'Step 8', 'provisioning one person on demand', async () => [
    undefined,
    await provisionOne(entra, application, group.id),
  ])
  await step(terminal, 'Step 9', 'starting provisioning', async () => {
    if (existing) await entra.restart(application)
    else await entra.start(application)
    return [undefined, existing ? 'Provisioning started anew' : 'Provisioning started']
  })
  await step(terminal, 'Step 10', `assigning "${groupOfEverybody}"`, async () => {
    const groups = await entra.groups()
    await entra.assign(
      application,
      groups.map(({ id }) => id),
    )
    return [undefined, `Group "${groupOfEverybody}" (${group.memberCount} members) and the other groups assigned`]
  })
  return { job: await firstCycle(entra, application, terminal), alreadyDone: false }
}

/** Whether the application is pointed at a SCIM server that is still there. */
async function isConnected(
  entra: RehearsalEntra,
  account: DashboardAccount,
  application: Application,
): Promise<boolean> {
  const [{ credentials, job }, servers] = await Promise.all([entra.provisioning(application), account.scimServers()])
  const pointsHere = servers.some(({ tenantUrl }) => tenantUrl === credentials?.tenantUrl)
  return pointsHere && job.cycle !== null && job.statistics.users > 1
}

async function provisionOne(entra: RehearsalEntra, application: Application, groupId: string): Promise<string> {
  const person = await entra.firstMember(groupId)
  const first = await entra.provisionOnDemand(application, person)
  if (first.result === 'Failure') throw new Error(`${first.error?.message} ${first.error?.whatToDo}`)
  if (first.result === 'Success') return `Provision on demand: ${person.displayName} arrived (${first.action})`
  // Out of scope as long as nobody is assigned: Entra wants this one person assigned first.
  await entra.assign(application, [person.id])
  const second = await entra.provisionOnDemand(application, person)
  if (second.result !== 'Success')
    throw new Error(`Provision on demand was ${second.result}: ${second.error?.message ?? second.action}`)
  return `Provision on demand: ${person.displayName} assigned and arrived (${second.action})`
}

async function firstCycle(entra: RehearsalEntra, application: Application, terminal: Terminal): Promise<Job> {
  const task = terminal.task('The first cycle begins')
  const report = ({ cycle }: Job): void => {
    if (cycle?.running && cycle.total > 0)
      task.progress(`First cycle: ${phaseNames[cycle.phase ?? 'users']}`, cycle.done, cycle.total)
  }
  try {
    await entra.untilIdle(application, report)
    // Entra finds the new assignment in its next cycle; the rehearsal's clock does not make anybody wait for it.
    const job = await entra.advance(application, cycleDistance, report)
    const failed = job.cycle?.counts.failed ?? 0
    task.done(
      `First cycle: ${job.statistics.users} people, ${job.statistics.groups} groups${failed > 0 ? `; ${failed} failed` : ''}`,
    )
    return job
  } catch (error) {
    task.failed('First cycle')
    throw error
  }
}

async function step<Value>(
  terminal: Terminal,
  name: string,
  doing: string,
  work: () => Promise<[Value, string]>,
): Promise<Value> {
  const task = terminal.task(`${name.padEnd(9)}  ${doing} …`)
  try {
    const [value, result] = await work()
    task.done(`${name.padEnd(9)}  ${result}`)
    return value
  } catch (error) {
    task.failed(`${name.padEnd(9)}  ${doing}`)
    throw error
  }
}
