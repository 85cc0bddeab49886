/** An expression of the mapping language as a tree. An argument left empty is null. */
export type Expression =
  | { kind: 'attribute'; name: string }
  | { kind: 'constant'; value: string }
  | { kind: 'call'; name: string; arguments: (Expression | null)[]; position: number }
  | { kind: 'comparison'; operator: ComparisonOperator; left: Expression; right: Expression }

export type ComparisonOperator = '=' | '<>' | '>' | '>=' | '<' | '<='

/** The expression cannot be read; `position` counts characters from 0. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError'
  readonly position: number | null

  constructor(message: string, position: number | null) {
    super(message)
    this.position = position
  }
}
