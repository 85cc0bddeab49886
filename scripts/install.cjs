/* Brings node_modules in step with package-lock.json. Speaks on stderr only: stdout belongs to the program that follows. */
'use strict'
const { spawnSync } = require('node:child_process')
const { existsSync, readFileSync } = require('node:fs')
const { join } = require('node:path')
const { pinnedNode, root } = require('./launch.cjs')

/** Installs when something is missing or differs; ends the process with npm's own words when that fails. */
function install() {
  const reason = whyInstall()
  if (reason === null) return
  process.stderr.write(`Installing packages (${reason}); this takes up to a minute …\n`)
  const started = Date.now()
  const answer = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, npm_config_engine_strict: 'false' },
  })
  if (answer.status !== 0 || !existsSync(pinnedNode)) {
    process.stderr.write(
      `${answer.stdout ?? ''}${answer.stderr ?? ''}\n${advice(`${answer.stderr ?? ''}${answer.error ?? ''}`)}\n`,
    )
    process.exit(1)
  }
  process.stderr.write(`Installed in ${Math.round((Date.now() - started) / 1000)} s.\n`)
}

/** @returns why an installation is needed, in a few words, or null when all is in step */
function whyInstall() {
  const installed = read(join(root, 'node_modules', '.package-lock.json'))
  if (installed === null) return 'first time'
  if (!existsSync(pinnedNode)) return 'the pinned Node is missing'
  const wanted = read(join(root, 'package-lock.json'))
  for (const [path, entry] of Object.entries(wanted.packages)) {
    if (!path.includes('node_modules/') || entry.link || entry.optional || entry.devOptional || entry.peer) continue
    if (installed.packages[path]?.version !== entry.version) return 'package-lock.json has changed'
  }
  return null
}

function advice(text) {
  if (/ENOSPC/.test(text)) return 'The disk is full: about 1 GB is needed for the packages.'
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|network/i.test(text)) {
    return "The packages could not be fetched. Check the network or npm's proxy and registry settings, then try again."
  }
  if (/EACCES|EPERM/.test(text)) return `This user may not write in ${root}.`
  return 'The packages could not be installed; npm says why above.'
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

module.exports = { install, whyInstall }
