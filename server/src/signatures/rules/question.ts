import type { Asked } from './asked.ts'

/** A condition that is ready to be asked about anybody. */
export interface Question {
  holds(asked: Asked): boolean
  /**
   * Why the answer is not the one that was wanted; asked only when it is not.
   * @param wanted false under a `not`
   */
  because(asked: Asked, wanted: boolean): Because
  /** Words without a person, for the head of a group: `all of`, `department is "Support"`. */
  readonly words: string
  readonly parts: readonly Question[]
}

/** @property place positions from the outermost group inwards, from 1; empty where there is nothing to choose among */
export interface Because {
  readonly place: readonly number[]
  readonly sentence: string
}

export const here = (sentence: string): Because => ({ place: [], sentence })

export function inWords({ place, sentence }: Because): string {
  return place.length === 0 ? sentence : `condition ${place.join('.')}: ${sentence}`
}
