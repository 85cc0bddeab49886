import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root, tool } from '../programs.ts'

export interface Count {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** Runs vitest projects one after the other's end, shows what they say, and counts. A run that breaks counts as one failure. */
export async function runSuite(
  name: string,
  projects: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<Count> {
  const report = join(root, 'output', 'tests', `${name}.json`)
  mkdirSync(dirname(report), { recursive: true })
  rmSync(report, { force: true })
  const args = [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--passWithNoTests',
    ...workers(projects),
  ]
  const child = spawn(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      ...args,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...environment, PATH: `${dirname(tool('vitest'))}:${environment['PATH'] ?? ''}` },
    },
  )
  const [code] = (await once(child, 'exit')) as [number | null]
  const count = read(report)
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
}

/** The browser tests wait more than they compute, so a third runs beside two. */
const workers = (projects: readonly string[]): string[] => (projects.includes('e2e') ? ['--maxWorkers=3'] : [])

export function add(counts: readonly Count[]): Count {
  const sum = (key: keyof Count): number => counts.reduce((total, count) => total + count[key], 0)
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
}

function read(report: string): Count {
  try {
    const json = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>
    return {
      passed: json['numPassedTests'] ?? 0,
      failed: json['numFailedTests'] ?? 0,
      skipped: (json['numPendingTests'] ?? 0) + (json['numTodoTests'] ?? 0),
    }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}
