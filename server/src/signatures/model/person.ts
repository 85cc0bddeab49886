import type { JsonObject } from '../../base/index.ts'

/** Somebody of the directory as signatures see them: in effect, not as held changes left them. */
export interface DirectoryPerson {
  readonly id: string
  readonly scimServerId: string
  readonly active: boolean
  /** As the client sent it. */
  readonly document: JsonObject
  /** Those that hold the person, directly or through another group. */
  readonly groups: readonly { readonly id: string; readonly name: string }[]
  /** The manager's name for people; null where there is none. */
  readonly manager: string | null
}

/** What an employee set for one field. */
export interface OwnValue {
  readonly fieldId: string
  /** Null: "do not show". */
  readonly value: string | null
  readonly setAt: string
  /** What the directory said then: when it says something else, a hybrid field falls back to it. */
  readonly directoryValue: string
}

/** `marker`: the directory sent one of the markers that mean nothing. */
export type Origin = 'directory' | 'employee' | 'default' | 'hidden' | 'marker' | 'empty' | 'invalid'

export interface FieldValue {
  /** Empty where there is none. */
  readonly value: string
  readonly origin: Origin
  /** The path that gave it; null where none did. */
  readonly path: string | null
  /** What the directory says, whoever won. */
  readonly directoryValue: string
  /** Why a value was not used, in words for people; null where there is nothing to say. */
  readonly problem: string | null
}

export type FieldValues = ReadonlyMap<string, FieldValue>
