import { ExpressionError } from '../expression.ts'
import { list, text } from '../value.ts'
import { type FunctionDefinition, wholeNumber } from './definition.ts'

/** The functions for attributes of several values (functions-for-customizing-application-data). */
export const listFunctions: Record<string, FunctionDefinition> = {
  Count: {
    parameters: ['attribute'],
    summary: 'How many values an attribute has.',
    call: ([source]) => String(list(source).length),
  },
  Item: {
    parameters: ['attribute', 'index'],
    summary: 'One value of an attribute, counted from 1.',
    call: ([source, index]) => {
      const place = wholeNumber(index, 'Item', 'index')
      if (place < 1) throw new ExpressionError('Item counts from 1. Write 1 for the first value.', null)
      return list(source)[place - 1] ?? null
    },
  },
  RemoveDuplicates: {
    parameters: ['attribute'],
    summary: 'The values without those that occur again; case does not count.',
    call: ([source]) => {
      const seen = new Set<string>()
      return list(source).filter((value) => {
        const key = value.toLowerCase()
        const isNew = !seen.has(key)
        seen.add(key)
        return isNew
      })
    },
  },
  Split: {
    parameters: ['source', 'delimiter'],
    summary: 'The parts of a text between a delimiter, as several values.',
    call: ([source, delimiter]) => {
      if (text(delimiter) === '') throw new ExpressionError('Split needs a delimiter. Write one like ",".', null)
      if (text(source) === '') return null
      return text(source)
        .split(text(delimiter))
        .map((part) => part.trim())
    },
  },
}
