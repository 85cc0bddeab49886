import type { JsonObject } from '@dynasend/scim'
import { filterText, patchBody, pathText } from './inputs.ts'
import { checkFilter, checkPatch, checkPath } from './properties.ts'
import { Random } from './random.ts'

const inherited = [Object, Array, Function, String, Number, Boolean, Map, Set, RegExp, Date]

/** Everything that each program inherits, by name. */
export const prototypesAsTheyAre = (): string =>
  inherited
    .map(({ prototype }) =>
      Reflect.ownKeys(prototype as object)
        .map(String)
        .join(' '),
    )
    .join('\n')

/** Milliseconds of processor time that one case may take. */
const longest = 5

interface Case {
  readonly kind: 'filter' | 'path' | 'PATCH'
  /** @returns whether the input was accepted @throws Error when a property does not hold */
  readonly check: () => boolean
  readonly input: string | JsonObject
}

/**
 * Filters, paths and PATCH bodies, one after the other.
 * @returns what was counted @throws Error that names the input
 */
export async function fuzzParsers(seed: number, isOver: () => boolean): Promise<string> {
  const random = new Random(seed)
  const before = prototypesAsTheyAre()
  let [cases, accepted, slowest] = [0, 0, 0]
  while (!isOver()) {
    for (let batch = 0; batch < 1000; batch++, cases++) {
      const one = nextCase(random)
      const began = process.cpuUsage()
      if (checked(one)) accepted++
      const taken = spent(began)
      // Once may be a collection of garbage; three times is the input.
      if (taken > longest) slowest = Math.max(slowest, repeated(one))
    }
    if (prototypesAsTheyAre() !== before) throw new Error(`a prototype has changed within the first ${cases} cases`)
  }
  return `${cases} cases, ${accepted} accepted; none took more than ${Math.max(longest, slowest)} ms of processor time`
}

function repeated(one: Case): number {
  const times = [1, 2, 3].map(() => {
    const began = process.cpuUsage()
    checked(one)
    return spent(began)
  })
  const least = Math.min(...times)
  if (least > longest) throw new Error(`${one.kind} ${JSON.stringify(one.input)} takes ${least} ms of processor time`)
  return least
}

function spent(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000
}

function nextCase(random: Random): Case {
  const kind = random.below(3)
  if (kind === 2) {
    const body = patchBody(random)
    return { kind: 'PATCH', input: body, check: () => checkPatch(body) }
  }
  const text = kind === 0 ? filterText(random) : pathText(random)
  return kind === 0
    ? { kind: 'filter', input: text, check: () => checkFilter(text) }
    : { kind: 'path', input: text, check: () => checkPath(text) }
}

function checked({ kind, input, check }: Case): boolean {
  try {
    return check()
  } catch (error) {
    throw new Error(`${kind} ${JSON.stringify(input)}`, { cause: error })
  }
}
