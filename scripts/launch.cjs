/* Starts a program on the pinned Node and passes signals and the exit code on. */
'use strict'
const { spawn } = require('node:child_process')
const { join, resolve } = require('node:path')

const root = resolve(__dirname, '..')
const pinnedNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** Runs `file` (relative to the repository) as this process: same terminal, same exit code. */
function launch(file, args) {
  const child = spawn(pinnedNode, [join(root, file), ...args], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // A terminal sends Ctrl-C to the whole group; passing SIGINT on would make it two.
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal)))
  }
  child.on('error', (error) => {
    process.stderr.write(`${pinnedNode} could not be started: ${error.message}. Remove node_modules and try again.\n`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
}

module.exports = { launch, pinnedNode, root }
