import type { JsonValue } from '../json.ts'
import type { PatchPath } from '../path/value-path.ts'
import type { ResolvedPath } from '../schema/resolve-path.ts'
import type { PatchVerb } from './operation.ts'

export interface PatchOptions {
  /**
   * A path whose filter finds no element: `create` one that satisfies the filter (Entra needs it), or the `noTarget`
   * error of RFC 7644 section 3.5.2.3. Default `create`.
   */
  readonly absentElement?: 'create' | 'noTarget'
  /** Keep attributes that are never returned (`password`); without it they are checked and then dropped. */
  readonly keepNeverReturned?: boolean
}

/** One operation whose path was found in the schemas. */
export interface Change {
  readonly op: PatchVerb
  readonly path: PatchPath
  readonly target: ResolvedPath
  readonly value: JsonValue | undefined
  readonly options: PatchOptions
}
