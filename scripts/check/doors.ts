import { run, tool, trackedFiles } from '../programs.ts'
import type { Finding } from './checks.ts'

const source = /^(scim|renderer|server|dashboard|emulator|e2e|bench|faults|models|fuzz)\/.*\.tsx?$/u
const folders = [
  'scim',
  'renderer',
  'server',
  'dashboard',
  'emulator',
  'e2e',
  'bench',
  'faults',
  'models',
  'fuzz',
  'scripts',
]

interface Cruise {
  readonly modules: readonly { readonly source: string }[]
  readonly summary: {
    readonly violations: readonly { from: string; to: string; rule: { name: string }; cycle?: { name: string }[] }[]
  }
}

/** A cruiser that finds no module also finds no fault, so what it saw is compared with what is there. */
export async function doors(): Promise<Finding> {
  const files = (await trackedFiles()).filter((file) => source.test(file) && !file.endsWith('.d.ts'))
  const there = folders.filter((folder) => files.some((file) => file.startsWith(`${folder}/`)))
  const { output } = await run(tool('depcruise'), [
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    ...there,
  ])
  const cruise = read(output)
  if (cruise === null) return { ok: false, details: output }
  const seen = new Set(cruise.modules.map((module) => module.source))
  const missed = files.filter((file) => !seen.has(file))
  const faults = cruise.summary.violations.map(
    ({ from, to, rule, cycle }) => `${rule.name}: ${from} → ${cycle ? cycle.map(({ name }) => name).join(' → ') : to}`,
  )
  return {
    ok: missed.length === 0 && faults.length === 0,
    note: `${files.length} modules`,
    details: [...faults, ...missed.map((file) => `never looked at: ${file}`)].join('\n'),
  }
}

function read(output: string): Cruise | null {
  try {
    return JSON.parse(output) as Cruise
  } catch {
    return null
  }
}
