/**
 * What the JSON API says, as types: the pages read the same ones, so that the two cannot drift apart. Types only; nothing
 * of the rehearsal runs in a browser.
 */
import type { Mapping, TargetAttribute } from '../mapping/index.ts'

export type { ProvisioningSettings } from '../applications/index.ts'
export type { FaultSettings } from '../faults/index.ts'
export type {
  AttributeMapping,
  AttributeType,
  FunctionEntry,
  Mapping,
  MappingProblem,
  ScopingClause,
  ScopingFilter,
  TargetAttribute,
} from '../mapping/index.ts'

/** A mapping with the names that its editor offers. */
export interface MappingView extends Mapping {
  attributeList: TargetAttribute[]
  sourceAttributes: string[]
  targetAttributes: string[]
}

/** What an expression gives for one person; `values` is empty when nothing flows. */
export interface ExpressionTrial {
  userId: string
  displayName: string
  values: string[]
  message: string | null
  position: number | null
}

/** What an expression gives for the chosen people; `value` is the first person's first value. */
export type ExpressionResults =
  | { ok: true; value: string | null; results: ExpressionTrial[] }
  | { ok: false; message: string; position: number | null }
