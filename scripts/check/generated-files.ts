import { run, trackedFiles } from '../programs.ts'
import type { Finding } from './checks.ts'

/** Every `write-*.ts` of a workspace writes one file, and with `--check` says whether the one that is there is the same. */
export async function generatedFiles(): Promise<Finding> {
  const writers = (await trackedFiles()).filter((file) =>
    /^(server|dashboard|emulator)\/.*\/write(-[\w-]+)?\.ts$/u.test(file),
  )
  const answers = []
  for (const writer of writers) answers.push({ writer, ...(await run(process.execPath, [writer, '--check'])) })
  const stale = answers.filter(({ ok }) => !ok)
  return {
    ok: stale.length === 0,
    note: `${writers.length} writers`,
    details: stale.map(({ writer, output }) => `Stale. Run: node_modules/.bin/node ${writer}\n${output}`).join('\n'),
  }
}
