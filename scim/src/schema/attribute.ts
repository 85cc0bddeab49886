/** RFC 7643 section 2.3. */
export type AttributeType =
  | 'string'
  | 'boolean'
  | 'decimal'
  | 'integer'
  | 'dateTime'
  | 'binary'
  | 'reference'
  | 'complex'
export type Mutability = 'readOnly' | 'readWrite' | 'immutable' | 'writeOnly'
export type Returned = 'always' | 'never' | 'default' | 'request'
export type Uniqueness = 'none' | 'server' | 'global'

/** An attribute's definition with every characteristic of RFC 7643 sections 2.2 and 7 decided. */
export interface Attribute {
  readonly name: string
  readonly type: AttributeType
  readonly multiValued: boolean
  readonly description: string
  readonly required: boolean
  readonly canonicalValues?: readonly string[]
  readonly caseExact: boolean
  readonly mutability: Mutability
  readonly returned: Returned
  readonly uniqueness: Uniqueness
  readonly referenceTypes?: readonly string[]
  readonly subAttributes?: readonly Attribute[]
}

/** A schema as RFC 7643 section 7 describes it. */
export interface Schema {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly attributes: readonly Attribute[]
}

/** What an author has to say of an attribute; the rest has the defaults of RFC 7643 section 2.2. */
export type AttributeDraft = { readonly name: string } & {
  readonly [K in keyof Omit<Attribute, 'name' | 'subAttributes'>]?: Attribute[K]
} & { readonly subAttributes?: readonly AttributeDraft[] }

/** Fills a draft with the defaults of RFC 7643 section 2.2; binary and reference are case exact (2.3.6, 2.3.7). */
export function attribute(draft: AttributeDraft): Attribute {
  const { subAttributes, ...said } = draft
  const type = said.type ?? 'string'
  return {
    type,
    multiValued: false,
    description: '',
    required: false,
    caseExact: type === 'binary' || type === 'reference',
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...said,
    ...(subAttributes === undefined ? {} : { subAttributes: subAttributes.map(attribute) }),
  }
}
