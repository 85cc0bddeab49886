import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from 'commander'
import type { JobAnswer, OnDemandAnswer, ProvisioningAnswer, TestAnswer } from './answers.ts'
import type { ApiClient } from './api-client.ts'
import { CommandError } from './command-error.ts'
import { findApplication, findPrincipal, findUser } from './find.ts'
import type { Shell } from './shell.ts'
import { bad, cycleLine, endProgress, good, progress } from './terminal.ts'

const PATIENCE = 200

/** Commands of the provisioning job, in the order of the ten steps. */
export function jobCommands(program: Command, shell: Shell): void {
  configureCommand(program, shell)
  const withApplication: WithApplication = (work) =>
    shell.withClient(async (client) => {
      const application = await findApplication(client, shell.options.application)
      return work(client, `/applications/${application.id}`)
    })
  program
    .command('test')
    .description('Test Connection')
    .action(() => withApplication((client, path) => testConnection(shell, client, path)))
  program
    .command('on-demand')
    .description('provision one user at once')
    .argument('<user>', 'user principal name or id')
    .action((name: string) =>
      withApplication(async (client, path) => {
        const user = await findUser(client, name)
        const body = { userId: user.id }
        const answer = (await client.send('POST', `${path}/provisioning/on-demand`, body)) as OnDemandAnswer
        shell.print(answer, () => onDemandLines(answer))
        return answer.result === 'Failure' ? 1 : 0
      }),
    )
  program
    .command('assign')
    .description('assign users and groups to the application')
    .argument('<names...>', 'group names, user principal names or ids')
    .action((names: string[]) =>
      withApplication(async (client, path) => {
        const found = await Promise.all(names.map((name) => findPrincipal(client, name)))
        const principalIds = found.map((one) => one.id)
        const answer = (await client.send('POST', `${path}/assignments`, { principalIds })) as { assigned: number }
        shell.print(answer, () => [good(`${answer.assigned} were assigned, the others already were.`)])
        return 0
      }),
    )
  runCommands(program, shell, withApplication)
}

type WithApplication = (work: (client: ApiClient, path: string) => Promise<number>) => Promise<void>

/** Starting, stopping and watching the job. */
function runCommands(program: Command, shell: Shell, withApplication: WithApplication): void {
  for (const verb of ['start', 'restart'] as const) {
    program
      .command(verb)
      .description(verb === 'start' ? 'start provisioning and wait for the cycle' : 'look at everybody again')
      .option('--full', 'restart: forget which objects are linked')
      .option('--allow-deletes', 'restart: let the deletes go that were held back')
      .option('--reset-scope <scopes>', 'restart: what to forget, by the names of Microsoft Graph: Escrows,Watermark …')
      .action((options: { full?: true; allowDeletes?: true; resetScope?: string }) =>
        withApplication(async (client, path) => {
          const { full = false, allowDeletes = false, resetScope = null } = options
          const body = { full, allowDeletes, resetScope }
          await client.send('POST', `${path}/provisioning/${verb}`, body)
          return showJob(shell, await follow(client, path))
        }),
      )
  }
  program
    .command('stop')
    .description('stop provisioning')
    .action(() =>
      withApplication(async (client, path) => {
        await client.send('POST', `${path}/provisioning/stop`)
        return showJob(shell, await jobOf(client, path))
      }),
    )
  program
    .command('step')
    .description('put the clock forward and run the cycles that are due')
    .option('--minutes <number>', 'minutes to go', Number, 40)
    .action((options: { minutes: number }) =>
      withApplication(async (client, path) => {
        await client.send('POST', '/clock/advance', options)
        return showJob(shell, await jobOf(client, path))
      }),
    )
  program
    .command('status')
    .description('show the job and its last cycle')
    .action(() => withApplication(async (client, path) => showJob(shell, await jobOf(client, path))))
}

function configureCommand(program: Command, shell: Shell): void {
  program
    .command('configure')
    .description('create the application if need be, and save Tenant URL and Secret Token')
    .requiredOption('--tenant-url <url>', 'Tenant URL; ?aadOptscim062020 asks for the compliant PATCH')
    .requiredOption('--secret-token <token>', 'Secret Token')
    .option('--scope <scope>', 'assigned or all', 'assigned')
    .action((options: { tenantUrl: string; secretToken: string; scope: string }) =>
      shell.withClient(async (client) => {
        const name = shell.options.application ?? 'Dynasend'
        const known = await findApplication(client, shell.options.application).catch(() => null)
        const application =
          known ?? ((await client.send('POST', '/applications', { displayName: name })) as { id: string })
        const body = { mode: 'Automatic', ...options }
        const answer = await client.send('PUT', `/applications/${application.id}/provisioning`, body)
        shell.print(answer, () => [good(`${name} sends to ${options.tenantUrl}.`)])
        return 0
      }),
    )
}

async function testConnection(shell: Shell, client: ApiClient, path: string): Promise<number> {
  const { credentials } = (await client.get(`${path}/provisioning`)) as ProvisioningAnswer
  if (!credentials) throw new CommandError('There are no credentials yet. Run "rehearsal configure" first.')
  const body = { tenantUrl: credentials.tenantUrl, secretToken: null }
  const answer = (await client.send('POST', `${path}/provisioning/test`, body)) as TestAnswer
  shell.print(answer, () =>
    answer.ok
      ? [good('The supplied credentials are authorized to enable provisioning.')]
      : [bad(`${answer.code}: ${answer.message}`), `  ${answer.request}`, `  ${answer.response}`, answer.whatToDo],
  )
  return answer.ok ? 0 : 1
}

async function jobOf(client: ApiClient, path: string): Promise<JobAnswer> {
  return ((await client.get(`${path}/provisioning`)) as ProvisioningAnswer).job
}

/** Shows a running cycle until it ends. */
async function follow(client: ApiClient, path: string): Promise<JobAnswer> {
  for (;;) {
    const job = await jobOf(client, path)
    if (!job.cycle?.running) {
      endProgress()
      return job
    }
    progress(cycleLine(job))
    await pause(PATIENCE)
  }
}

function showJob(shell: Shell, job: JobAnswer): number {
  const failed = job.quarantine !== null || (job.cycle?.counts.failed ?? 0) > 0
  shell.print(job, () => [
    (failed ? bad : good)(job.statusText),
    `  ${cycleLine(job)}`,
    `  ${job.statistics.users} users and ${job.statistics.groups} groups are linked, ${job.escrowed} wait for a retry.`,
    ...(job.faults === null ? [] : [`  ${job.faults}`]),
    ...(job.nextCycleAt === null ? [] : [`  The next cycle is due at ${job.nextCycleAt}.`]),
  ])
  return failed ? 1 : 0
}

function onDemandLines(answer: OnDemandAnswer): string[] {
  const { error } = answer
  return [
    answer.result === 'Failure'
      ? bad(`${answer.action}: ${answer.result}`)
      : good(`${answer.action}: ${answer.result}`),
    ...answer.steps.map((step) => `  ${step.name}: ${step.status}. ${step.description}`),
    ...answer.modified.map(
      (one) => `    ${one.attribute}: ${one.oldValue ?? '(empty)'} → ${one.newValue ?? '(empty)'}`,
    ),
    ...(error ? [`  ${error.code}: ${error.message}`, `  ${error.whatToDo}`] : []),
  ]
}
