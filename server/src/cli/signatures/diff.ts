import { type FileChange, type Files, fileChanges, hashOf, type Tally, textDiff } from '../../signatures/index.ts'

const treeOf = (files: Files) => Object.fromEntries([...files].map(([path, content]) => [path, hashOf(content)]))

/** What differs between what is in force and a folder, by path. */
export const changesBetween = (inForce: Files, folder: Files): FileChange[] =>
  fileChanges(treeOf(inForce), treeOf(folder))

/** The differences as `diff -u` writes them; of a picture only that it differs. */
export function diffText(changes: readonly FileChange[], inForce: Files, folder: Files): string {
  return changes.flatMap((change) => [`${change.kind}: ${change.path}`, ...linesOf(change, inForce, folder)]).join('\n')
}

const signs = { same: ' ', added: '+', removed: '-' } as const

function linesOf({ path, picture }: FileChange, inForce: Files, folder: Files): string[] {
  const [before = '', after = ''] = [inForce.get(path), folder.get(path)]
  if (picture || typeof before !== 'string' || typeof after !== 'string') return []
  return textDiff(before, after).flatMap((piece) => {
    const [first] = piece
    const at = `@@ ${first?.before ?? 0} ${first?.after ?? 0} @@`
    return [at, ...piece.map(({ kind, text }) => `${signs[kind]}${text}`)]
  })
}

/** "Of 237 people 12 change, 1 gets none any more, …" */
export function peopleText({ people, outcomes, over }: Tally): string {
  const parts = [
    `${outcomes.changed} change`,
    `${outcomes.gained} get one for the first time`,
    `${outcomes.lost} get none any more`,
    `${outcomes.failed} fail`,
    `${outcomes.unchanged + outcomes.none} stay as they are`,
  ]
  const limits = [
    over.gmail > 0 ? ` ${over.gmail} are too long for Gmail (10,000 characters).` : '',
    over.outlook > 0 ? ` ${over.outlook} are too long for Outlook (30,000 characters).` : '',
  ].join('')
  return `Of ${people} people ${parts.join(', ')}.${limits}`
}
