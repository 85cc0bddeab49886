import { randomInt, randomUUID } from 'node:crypto'
import { ExpressionError } from '../expression.ts'
import { type Randomness, text } from '../value.ts'
import { type Argument, type FunctionDefinition, wholeNumber } from './definition.ts'

const machine: Randomness = { integer: (below) => randomInt(below), uuid: randomUUID }

/** The functions that draw by lot; where from, the context says. */
export const randomFunctions: Record<string, FunctionDefinition> = {
  Guid: {
    parameters: [],
    summary: 'A new random GUID.',
    call: (_, context) => (context.random ?? machine).uuid(),
  },
  RandomString: {
    parameters: [
      'Length',
      'MinimumNumbers',
      'MinimumSpecialCharacters',
      'MinimumCapital',
      'MinimumLowerCase',
      'CharactersToAvoid?',
    ],
    summary: 'A random text with at least so many digits, special characters, capitals and small letters.',
    call: (values, context) => randomString(values, context.random ?? machine),
  },
}

const classes = [
  ['numbers', '0123456789'],
  ['special characters', '~!@#$%^&*_-+=`|\\(){}[]:;"\'<>,.?/'],
  ['capitals', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  ['small letters', 'abcdefghijklmnopqrstuvwxyz'],
] as const

function randomString([length, ...rest]: readonly Argument[], random: Randomness): string {
  const total = wholeNumber(length, 'RandomString', 'length')
  if (total < 1 || total > 256) throw new ExpressionError('RandomString makes 1 to 256 characters. Correct it.', null)
  const avoided = new Set(text(rest[classes.length]))
  const wanted = classes.map(([name, letters], index) => {
    const least = wholeNumber(rest[index], 'RandomString', `minimum of ${name}`)
    const allowed = [...letters].filter((letter) => !avoided.has(letter))
    if (least < 0) throw new ExpressionError(`RandomString: the minimum of ${name} is negative. Correct it.`, null)
    if (least > 0 && allowed.length === 0) {
      throw new ExpressionError(`RandomString: no ${name} are left after the characters to avoid. Avoid fewer.`, null)
    }
    return { name, least, allowed }
  })
  const sum = wanted.reduce((before, { least }) => before + least, 0)
  if (sum > total) {
    throw new ExpressionError(`RandomString: the minimums add up to ${sum}, more than the length ${total}.`, null)
  }
  const drawn = wanted.flatMap(({ least, allowed }) => Array.from({ length: least }, () => pick(allowed, random)))
  const others = wanted.flatMap((one) => (one.least > 0 || one.name !== 'special characters' ? one.allowed : []))
  if (others.length === 0) throw new ExpressionError('RandomString: every character is to be avoided.', null)
  while (drawn.length < total) drawn.push(pick(others, random))
  return shuffled(drawn, random).join('')
}

function pick(letters: readonly string[], random: Randomness): string {
  return letters[random.integer(letters.length)] ?? ''
}

function shuffled(letters: string[], random: Randomness): string[] {
  for (let index = letters.length - 1; index > 0; index -= 1) {
    const other = random.integer(index + 1)
    const [here, there] = [letters[index] ?? '', letters[other] ?? '']
    letters[index] = there
    letters[other] = here
  }
  return letters
}
