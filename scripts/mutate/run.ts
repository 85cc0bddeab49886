import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, tool } from '../programs.ts'
import type { Piece } from './parts.ts'

/** A change that no test noticed. */
export interface Survivor {
  readonly file: string
  readonly line: number
  readonly was: string
  readonly became: string
}

export interface Score {
  /** Mutants that a test noticed. */
  readonly noticed: number
  readonly all: number
  readonly survivors: readonly Survivor[]
}

interface Position {
  readonly line: number
  readonly column: number
}

interface Report {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly source: string
        readonly mutants: readonly {
          readonly status: string
          readonly replacement?: string
          readonly location: { readonly start: Position; readonly end: Position }
        }[]
      }
    >
  >
}

const folder = join(root, 'output', 'mutation')

/** Mutates one piece in a copy of the repository. @throws Error with what was said when it could not */
export async function mutate(piece: Piece, concurrency: number): Promise<Score> {
  mkdirSync(folder, { recursive: true })
  const report = join(folder, `${piece.name}.json`)
  rmSync(report, { force: true })
  const settings = join(folder, `${piece.name}.config.json`)
  writeFileSync(settings, JSON.stringify(settingsOf(piece, concurrency, report), null, 2))
  const child = spawn(process.execPath, [tool('stryker'), 'run', settings], {
    cwd: root,
    env: { ...process.env, MUTATED_PIECE: piece.name, NODE_ENV: 'test' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-20_000)
    })
  }
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`${piece.name} could not be mutated:\n${said}`)
  return scoreOf(JSON.parse(readFileSync(report, 'utf8')) as Report)
}

function settingsOf(piece: Piece, concurrency: number, report: string): object {
  return {
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner', './scripts/mutate/sentences.mjs'],
    ignorers: ['sentences'],
    vitest: { configFile: 'scripts/mutate/vitest.config.ts', related: false },
    coverageAnalysis: 'perTest',
    ignoreStatic: !piece.onceToo,
    mutate: [...piece.mutate, '!**/*.test.ts'],
    reporters: ['json'],
    jsonReporter: { fileName: report },
    // A second run tries only what has changed since; what is evaluated once would keep its old verdict.
    incremental: !piece.onceToo,
    incrementalFile: join(folder, `${piece.name}.incremental.json`),
    concurrency,
    tempDirName: join('output', 'mutation', `copy-${piece.name}`),
    ignorePatterns: [
      'docs',
      'deploy',
      'e2e',
      'dashboard',
      'emulator',
      'bench',
      'faults',
      'output',
      'data',
      'rehearsal',
    ],
    allowConsoleColors: false,
  }
}

function scoreOf({ files }: Report): Score {
  let [noticed, all] = [0, 0]
  const survivors: Survivor[] = []
  for (const [file, { source, mutants }] of Object.entries(files)) {
    for (const { status, location, replacement = '' } of mutants) {
      if (!['Killed', 'Timeout', 'Survived', 'NoCoverage'].includes(status)) continue
      all++
      if (status === 'Killed' || status === 'Timeout') noticed++
      else survivors.push({ file, line: location.start.line, was: textAt(source, location), became: replacement })
    }
  }
  return { noticed, all, survivors }
}

function textAt(source: string, { start, end }: { readonly start: Position; readonly end: Position }): string {
  const line = source.split('\n')[start.line - 1] ?? ''
  return line.slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined).trim()
}
