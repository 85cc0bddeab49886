import type { Parameter } from '../contract.ts'

/** A piece of a statement: its text, and the values of the `?` in it. A value never gets into the text. */
export interface Fragment {
  readonly text: string
  readonly parameters: readonly Parameter[]
}

/** Puts a piece together: other pieces become part of the text, everything else a parameter. */
export function sql(texts: TemplateStringsArray, ...values: readonly (Fragment | Parameter)[]): Fragment {
  let text = texts[0] ?? ''
  const parameters: Parameter[] = []
  for (const [index, value] of values.entries()) {
    if (typeof value === 'object' && value !== null) {
      text += value.text
      parameters.push(...value.parameters)
    } else {
      text += '?'
      parameters.push(value)
    }
    text += texts[index + 1] ?? ''
  }
  return { text, parameters }
}

/** A constant of ours as a piece. @param text never a client's */
export const piece = (text: string): Fragment => ({ text, parameters: [] })

/** Pieces one after the other. */
export function joined(parts: readonly Fragment[], separator: string): Fragment {
  return {
    text: parts.map((part) => part.text).join(separator),
    parameters: parts.flatMap((part) => part.parameters),
  }
}
