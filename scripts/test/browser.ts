import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * Finds a Chromium, and where there is none installs Debian's.
 * @returns its path, or null when there is none and apt cannot give one (the reason is told)
 */
export function findBrowser(tell: (line: string) => void): string | null {
  const given = process.env['CHROMIUM_PATH']
  if (given) return given
  const there = places.find((path) => existsSync(path))
  if (there) return there
  if (!existsSync('/usr/bin/apt-get')) {
    tell('There is no Chromium; install one, or name it: CHROMIUM_PATH=/path/to/chromium npm test')
    return null
  }
  tell('Installing Chromium with apt …')
  const command = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  for (const args of [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', 'chromium'],
  ]) {
    const [program = 'apt-get', ...rest] = [...command, 'apt-get', ...args]
    const answer = spawnSync(program, rest, {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    if (answer.status !== 0) tell(`${args[0]} did not work: ${answer.stderr || answer.error?.message || ''}`.trim())
  }
  return places.find((path) => existsSync(path)) ?? null
}
