/** Owns the completion of package-lock.json: run it after `npm install` where a registry lacks packages of other systems. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../programs.ts'
import { type Lock, missingFrom } from './missing.ts'

const path = join(root, 'package-lock.json')
const lock = JSON.parse(readFileSync(path, 'utf8')) as Lock
const missing = missingFrom(lock)
lock.packages = Object.fromEntries(
  [...Object.entries(lock.packages), ...missing].toSorted(([one], [other]) => one.localeCompare(other, 'en')),
)
if (missing.size > 0) writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${missing.size} packages added to package-lock.json.`)
