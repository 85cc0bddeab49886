import type { finalChecks } from '../../admin/index.ts'
import type { Findings } from '../../connect/index.ts'

const signs = { green: '✓', amber: '!', red: '✗' } as const

type Checks = NonNullable<Awaited<ReturnType<typeof finalChecks>>>

/** The two final checks, as in the dashboard. */
export function checksText({ configuration, running }: Checks): string {
  const part = (title: string, lines: Checks['running']): string[] => [
    title,
    ...lines.map(({ state, title: name, seen, mend }) =>
      [`  ${signs[state]} ${name}: ${seen}`, ...(mend === null ? [] : [`      What to do: ${mend}`])].join('\n'),
    ),
  ]
  return [...part('Configuration is correct', configuration), ...part('Provisioning is running', running)].join('\n')
}

/** What Entra says about the connection, in plain words. */
export function findingsText({ state, job, counts, quarantine, lines, logs }: Findings): string {
  const quarantined =
    quarantine === null
      ? []
      : [
          `Quarantine since ${quarantine.since} (${quarantine.code}): ${quarantine.meaning}`,
          `  Entra said: ${quarantine.said}`,
          `  What to do: ${quarantine.mend}`,
        ]
  const shown = lines.map(({ at, action, subject, status, problem }) =>
    [
      `  ${at}  ${action} ${subject}: ${status}`,
      ...(problem === null ? [] : [`      ${problem.code}: ${problem.meaning} ${problem.mend}`]),
    ].join('\n'),
  )
  return [
    `${signs[state]} ${job}`,
    ...(counts.length === 0 ? [] : [`  ${counts.map(({ key, value }) => `${key}: ${value}`).join(', ')}`]),
    ...quarantined,
    logs === null ? 'Newest provisioning log lines:' : `No provisioning log lines. ${logs.meaning} ${logs.mend}`,
    ...shown,
  ].join('\n')
}
