import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, run, tool } from '../programs.ts'
import { doors } from './doors.ts'
import { generatedFiles } from './generated-files.ts'
import { houseRules } from './house-rules.ts'
import { links } from './links.ts'
import { lockFile } from './lock-file.ts'

export interface Finding {
  readonly ok: boolean
  /** A figure for the line, such as how many modules were looked at. */
  readonly note?: string
  readonly details: string
}

export interface Check {
  readonly name: string
  readonly promise: string
  run(): Promise<Finding>
}

const projects = [
  'scim',
  'renderer',
  'server',
  'dashboard',
  'emulator',
  'emulator/pages',
  'e2e',
  'bench',
  'faults',
  'models',
  'fuzz',
  'scripts',
]

async function types(): Promise<Finding> {
  const present = projects.filter((project) => existsSync(join(root, project, 'tsconfig.json')))
  const answers = []
  for (const project of present) answers.push(await run(tool('tsc'), ['--noEmit', '--pretty', 'false', '-p', project]))
  return {
    ok: answers.every(({ ok }) => ok),
    note: `${present.length} projects`,
    // A project without a source file yet has nothing to be wrong.
    details: answers.map(({ output }) => output).join(''),
  }
}

/** In the order in which they are begun. */
export const checks: readonly Check[] = [
  {
    name: 'format',
    promise: 'Biome would change nothing',
    run: async () => run(tool('biome'), ['check', '--linter-enabled=false', '--reporter=summary', '.']),
  },
  { name: 'types', promise: 'TypeScript finds no error', run: types },
  {
    name: 'lint',
    promise: 'oxlint with types finds nothing',
    run: async () => run(tool('oxlint'), ['--type-aware', '--deny-warnings', '.']),
  },
  { name: 'doors', promise: 'no room imports what it must not know', run: doors },
  {
    name: 'dead-code',
    promise: 'knip finds no unused file, export or package',
    run: async () => run(tool('knip'), ['--no-progress', '--no-config-hints']),
  },
  { name: 'generated', promise: 'generated files are what their sources say', run: generatedFiles },
  { name: 'rules', promise: 'short files, no drawers, no marks left behind', run: houseRules },
  { name: 'links', promise: 'every link in the documents leads to a file', run: links },
  { name: 'lock', promise: 'package-lock.json is complete and names no registry', run: lockFile },
]
