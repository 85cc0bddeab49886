import { commandLine } from '../../audit/index.ts'
import { type AccountSignatures, type Files, PublicationError } from '../../signatures/index.ts'

export interface Published {
  /** The version in force afterwards. */
  readonly version: number
  /** `nothing`: it was in force already. `submitted`: somebody else must approve it. */
  readonly outcome: 'published' | 'nothing' | 'submitted'
  /** Null: there is none any more. */
  readonly changeSetId: string | null
}

/**
 * Puts a folder in force, or asks for its approval. A change set that cannot be published is given up again: nothing is left half done.
 * @throws {FolderError | PublicationError | MergeConflictError}
 */
export async function publishFolder(
  signatures: AccountSignatures,
  files: Files,
  { comment, submit }: { readonly comment: string; readonly submit: boolean },
): Promise<Published> {
  const { publishing } = signatures
  const set = await signatures.begin(nameOf(comment), commandLine)
  try {
    const revision = await publishing.importFolder({ id: set.id, revision: set.revision }, files, commandLine)
    const at = { id: set.id, revision }
    if (submit) {
      await publishing.submit(at, comment, commandLine)
      return { version: set.baseVersion, outcome: 'submitted', changeSetId: set.id }
    }
    const version = await publishing.publish(at, comment, commandLine)
    return { version, outcome: 'published', changeSetId: set.id }
  } catch (error) {
    await signatures.discard(set.id, commandLine)
    if (error instanceof PublicationError && error.code === 'nothing')
      return { version: set.baseVersion, outcome: 'nothing', changeSetId: null }
    throw error
  }
}

/** A change set's name is short. */
const nameOf = (comment: string): string => [...`Folder: ${comment.trim()}`].slice(0, 80).join('')
