import { setTimeout as pause } from 'node:timers/promises'
import { Unreachable } from '../../scim-client/index.ts'
import { CheckContext, type Run } from '../context.ts'
import { Skip } from '../ending.ts'
import { figuresOf, type LoadFigures, type Sample } from './figures.ts'
import { type Operation, operations, type Stock } from './operations.ts'

export interface LoadSettings {
  /** Requests per second. */
  rate: number
  seconds: number
}

/** As many requests as Entra may have under way. */
const IN_FLIGHT = 64
const PEOPLE = 10

/**
 * Sends requests at a steady rate, whether answers come or not, so that a slow server is not spared. What it makes is in
 * the run's ledger. @param tell is told each second
 */
export async function putUnderLoad(
  run: Run,
  { rate, seconds }: LoadSettings,
  stop: AbortSignal,
  tell: (second: number) => void,
): Promise<LoadFigures> {
  const stock = await stockOf(run, stop)
  if (!stock) return figuresOf([], rate, 0)
  const samples: Sample[] = []
  const underWay = new Set<Promise<void>>()
  const began = performance.now()
  for (let slot = 0; slot < rate * seconds && !stop.aborted; slot += 1) {
    const due = began + (slot * 1000) / rate
    const wait = due - performance.now()
    if (wait > 1) await pause(wait)
    while (underWay.size >= IN_FLIGHT) await Promise.race(underWay)
    const operation = operations[slot % operations.length]
    if (!operation) break
    const one = sample(run, operation, stock, due, stop).then((taken) => void (taken && samples.push(taken)))
    underWay.add(one)
    void one.finally(() => underWay.delete(one))
    if (slot % rate === 0) tell(slot / rate)
  }
  await Promise.all(underWay)
  return figuresOf(samples, rate, (performance.now() - began) / 1000)
}

async function sample(
  run: Run,
  { name, requestOf }: Operation,
  stock: Stock,
  due: number,
  stop: AbortSignal,
): Promise<Sample | null> {
  const { method, path, body } = requestOf(stock)
  const options = body === undefined ? {} : { body }
  const made = run.ledger.expect(method, path, body)
  const status = await run.connection.send(method, path, options, undefined, stop).then(
    (answer) => {
      if (made) run.ledger.settle(made, answer)
      return answer.status
    },
    (error: unknown) => {
      if (error instanceof Unreachable || stop.aborted) return null
      throw error
    },
  )
  return stop.aborted ? null : { operation: name, status, milliseconds: performance.now() - due }
}

/** The people and the group that the requests work on; null when the server does not make them. */
async function stockOf(run: Run, stop: AbortSignal): Promise<Stock | null> {
  const context = new CheckContext(run, stop)
  try {
    const people = []
    for (let index = 0; index < PEOPLE; index += 1) people.push(await context.given.user())
    const group = await context.given.group()
    return { people, group, unique: (what) => context.unique(what), turn: 0 }
  } catch (error) {
    if (error instanceof Skip || error instanceof Unreachable || stop.aborted) return null
    throw error
  }
}
