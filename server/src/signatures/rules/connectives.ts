import type { Asked } from './asked.ts'
import { type Because, here, inWords, type Question } from './question.ts'

const reasonsShown = 5

export function allOf(parts: readonly Question[]): Question {
  return {
    words: parts.length === 0 ? 'everybody' : 'all of',
    parts,
    holds: (asked) => parts.every((part) => part.holds(asked)),
    because: (asked, wanted) =>
      wanted
        ? oneThat(parts, (part) => !part.holds(asked), asked, true)
        : together(parts, asked, false, parts.length === 0 ? 'everybody is meant' : 'not all may hold, and all do'),
  }
}

export function anyOf(parts: readonly Question[]): Question {
  return {
    words: 'any of',
    parts,
    holds: (asked) => parts.some((part) => part.holds(asked)),
    because: (asked, wanted) =>
      wanted
        ? together(parts, asked, true, `none of ${parts.length} holds`)
        : oneThat(parts, (part) => part.holds(asked), asked, false),
  }
}

export function notOf(part: Question): Question {
  return {
    words: 'not',
    parts: [part],
    holds: (asked) => !part.holds(asked),
    because: (asked, wanted) => part.because(asked, !wanted),
  }
}

/** The first that decided it, at its place. */
function oneThat(
  parts: readonly Question[],
  decided: (part: Question) => boolean,
  asked: Asked,
  wanted: boolean,
): Because {
  const index = parts.findIndex(decided)
  const because = parts[index]?.because(asked, wanted) ?? here('nothing is asked')
  return parts.length === 1 ? because : { ...because, place: [index + 1, ...because.place] }
}

/** All of them decided it. */
function together(parts: readonly Question[], asked: Asked, wanted: boolean, head: string): Because {
  const [only] = parts
  if (only === undefined) return here(head)
  if (parts.length === 1) return only.because(asked, wanted)
  const shown = parts.slice(0, reasonsShown).map((part, index) => {
    const { place, sentence } = part.because(asked, wanted)
    return inWords({ place: [index + 1, ...place], sentence })
  })
  const more = parts.length > reasonsShown ? `; and ${parts.length - reasonsShown} more` : ''
  return here(`${head}: ${shown.join('; ')}${more}`)
}
