/**
 * Owns how the lint's data on mail clients is made: `node scripts/run.cjs scripts/caniemail/index.ts CHECKOUT`, where CHECKOUT is
 * a clone of hteumeuleu/caniemail. Takes names, answers and dates of tests, and none of its prose.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../programs.ts'
import { aboutOf } from './about.ts'
import { answersOf, clients, readStatistics } from './statistics.ts'

const [checkout] = process.argv.slice(2)
if (checkout === undefined) throw new Error('Name a clone of https://github.com/hteumeuleu/caniemail.')

const git = (...args: string[]): string => execFileSync('git', ['-C', checkout, ...args], { encoding: 'utf8' }).trim()
const [commit = '', date = ''] = git('log', '-1', '--format=%H %cs').split(' ')
const folder = join(checkout, '_features')

const rows = readdirSync(folder)
  .filter((file) => file.endsWith('.md') && !file.startsWith('_'))
  .sort()
  .flatMap((file) => {
    const slug = file.slice(0, -'.md'.length)
    const about = aboutOf(slug)
    if (about === null) return []
    const { tested, statistics } = readStatistics(slug, readFileSync(join(folder, file), 'utf8'))
    return [[slug, about, tested, answersOf(statistics)].join(' ')]
  })

const data = {
  repository: 'https://github.com/hteumeuleu/caniemail',
  commit,
  date,
  clients: Object.keys(clients),
  rows,
}
const target = join(root, `server/src/signatures/lint/data/caniemail-${date}.json`)
writeFileSync(target, `${JSON.stringify(data, null, 2)}\n`)
console.log(`${rows.length} features of ${date} in ${target}`)
