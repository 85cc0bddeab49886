/** Whose resources are asked for. */
export interface Scope {
  readonly scimServerId: string
  readonly resourceKind: 'User' | 'Group'
  readonly database: 'sqlite' | 'postgres'
}
