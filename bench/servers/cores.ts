import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

/**
 * Where `taskset` is (Linux) and there are two cores or more: the server under test has core 0 for itself; the load, and
 * PostgreSQL that the load starts, have the others.
 */
const separate = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0
const others = `1-${Math.max(1, availableParallelism() - 1)}`

/** The words before a server's command that give it its core; none where cores cannot be given. */
export function serverCores(): readonly string[] {
  return separate ? ['taskset', '-c', '0'] : []
}

/** Moves this process, and what it starts from now on, away from the server's core. */
export function moveLoadAway(): void {
  if (separate) spawnSync('taskset', ['-a', '-c', '-p', others, String(process.pid)])
}

/** For the page and the results. */
export function coresInWords(): string {
  return separate
    ? `the server has core 0 for itself; the load and PostgreSQL have ${others === '1-1' ? 'core 1' : `cores ${others}`}`
    : 'cores could not be given (no taskset, or one core): the system places the processes'
}
