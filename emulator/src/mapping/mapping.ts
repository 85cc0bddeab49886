/** The JSON types that an attribute of the target can have (synchronization attributeType). */
export const attributeTypes = ['String', 'Binary', 'Boolean', 'DateTime', 'Integer', 'Reference'] as const

export type AttributeType = (typeof attributeTypes)[number]

/** One line of the target's attribute list, with the columns of "Edit attribute list" (customize-application-attributes). */
export interface TargetAttribute {
  /** SCIM path, `urn:ietf:params:scim:schemas:extension:{Name}:2.0:User:{attribute}` for a custom attribute. */
  name: string
  type: AttributeType
  primaryKey: boolean
  required: boolean
  multiValue: boolean
  /** Whether a change of upper and lower case alone is sent. */
  exactCase: boolean
  /** An expression that the API itself applies; kept and shown, never worked out here. */
  apiExpression: string | null
  /** The object that a reference names, such as `User`. */
  referencedObject: string | null
}

/** One line of an attribute mapping, as the mapping page shows it. */
export interface AttributeMapping {
  /** The source attribute of a direct mapping; for other types the text shown in the list. */
  source: string
  /** `[mail]`, `"constant"` or an expression; empty for None. */
  expression: string
  /** None sends nothing but the default value, on create. */
  type: 'Direct' | 'Constant' | 'Expression' | 'None'
  /** SCIM path. */
  target: string
  /** 1, 2, … for matching attributes, 0 for the others. */
  matchingPrecedence: number
  apply: 'Always' | 'OnlyOnCreate'
  /** Sent on create when the source has no value. */
  defaultValue: string | null
}

export interface ScopingClause {
  attribute: string
  operator: string
  value: string
}

/** Clauses are joined by AND; the filters of a mapping by OR. */
export interface ScopingFilter {
  name: string
  clauses: ScopingClause[]
}

/** How objects of one kind become SCIM resources. */
export interface Mapping {
  enabled: boolean
  actions: { create: boolean; update: boolean; delete: boolean }
  attributes: AttributeMapping[]
  scopingFilters: ScopingFilter[]
  /** The target's attributes after "Edit attribute list"; left out, the list that a new application starts with. */
  attributeList?: TargetAttribute[]
}
