import { ExpressionError } from '../expression.ts'
import { isTrue, text, truth } from '../value.ts'
import { type Argument, type FunctionDefinition, wholeNumber } from './definition.ts'

const isEmpty = (value: Argument): boolean => text(value) === ''

/** The functions that decide (functions-for-customizing-application-data). */
export const logicFunctions: Record<string, FunctionDefinition> = {
  Switch: {
    parameters: ['source', 'defaultValue?', 'key, value...'],
    summary:
      'The value beside the key that equals the source, else the default. Case counts; "" is the key of an empty source.',
    refuses: (count) =>
      count % 2 === 0 ? null : 'Switch needs a value for each key: an even number of arguments. Add or remove one.',
    call: ([source, otherwise, ...pairs]) => {
      for (let index = 0; index + 1 < pairs.length; index += 2) {
        if (text(pairs[index]) === text(source)) return pairs[index + 1] ?? null
      }
      return otherwise ?? null
    },
  },
  // Only the chosen branch is worked out, and an empty attribute in the condition makes it fail: see evaluate.ts.
  IIF: {
    parameters: ['condition', 'valueIfTrue', 'valueIfFalse'],
    summary: 'One of two values. Nothing flows when an attribute in the condition is empty: use Switch for that.',
    call: ([condition, yes, no]) => (isTrue(condition) ? yes : no) ?? null,
  },
  Coalesce: {
    parameters: ['source...'],
    summary: 'The first value that is not empty; the last one is the default.',
    call: (values) => values.find((value) => !isEmpty(value)) ?? values.at(-1) ?? null,
  },
  Not: {
    parameters: ['source'],
    summary: 'True for False, False for True.',
    call: ([source]) => truth(!isTrue(source)),
  },
  IsNull: {
    parameters: ['Expression'],
    summary: 'Whether there is no value.',
    call: ([source]) => truth(source === null || source === undefined),
  },
  IsNullOrEmpty: {
    parameters: ['Expression'],
    summary: 'Whether there is no value or an empty text.',
    call: ([source]) => truth(isEmpty(source)),
  },
  IsPresent: {
    parameters: ['Expression'],
    summary: 'Whether there is a value.',
    call: ([source]) => truth(!isEmpty(source)),
  },
  IgnoreFlowIfNullOrEmpty: {
    parameters: ['expression'],
    summary: 'Leaves the attribute out when there is no value, also on create.',
    call: ([source]) => (isEmpty(source) ? null : (source ?? null)),
  },
  CBool: {
    parameters: ['Expression'],
    summary: 'True for True and for every number but 0.',
    call: ([source]) => truth(isTrue(source) || (!isEmpty(source) && Math.abs(Number(text(source))) > 0)),
  },
  BitAnd: {
    parameters: ['value1', 'value2'],
    summary: 'The bits that both numbers have.',
    call: ([left, right]) =>
      String(BigInt(wholeNumber(left, 'BitAnd', 'first value')) & BigInt(wholeNumber(right, 'BitAnd', 'second value'))),
  },
  Redact: {
    parameters: ['value'],
    summary: 'The value itself; the provisioning logs show [Redact] instead.',
    call: ([source]) => source ?? null,
  },
  DefaultDomain: {
    parameters: [],
    summary: 'The default domain of the tenant.',
    call: (_, context) => context.defaultDomain,
  },
  SelectUniqueValue: {
    parameters: ['uniqueValueRule1', 'uniqueValueRule...'],
    summary: 'Not for SCIM: only for provisioning into Active Directory from HR systems.',
    refuses: () =>
      'SelectUniqueValue is not available for SCIM applications, only for provisioning into Active Directory. Map an attribute that is unique already.',
    call: () => {
      throw new ExpressionError('SelectUniqueValue is not available for SCIM applications. Remove it.', null)
    },
  },
}
