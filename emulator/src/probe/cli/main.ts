#!/usr/bin/env node
import { createInterface } from 'node:readline/promises'
import { suites } from '../suites/index.ts'
import { runProbe } from './run-probe.ts'
import type { Screen } from './screen.ts'

const { stdin, stdout, stderr } = process

const screen: Screen = {
  out: (text) => void stdout.write(text),
  error: (text) => void stderr.write(text),
  isTerminal: stderr.isTTY === true,
  // hasColors knows NO_COLOR and the like.
  colours: stdout.isTTY === true && stdout.hasColors(),
  width: Math.max(60, stdout.columns ?? 100),
  ask: async (question) => {
    if (!stdin.isTTY) return null
    const lines = createInterface({ input: stdin, output: stderr })
    try {
      return await lines.question(question)
    } finally {
      lines.close()
    }
  },
}

const first = new AbortController()
const second = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => (first.signal.aborted ? second : first).abort())
}
process.exitCode = await runProbe(process.argv.slice(2), suites, screen, {
  stop: first.signal,
  stopAtOnce: second.signal,
})
