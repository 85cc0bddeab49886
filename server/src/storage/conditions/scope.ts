/** Whose resources are asked for. */
export interface Scope {
  readonly scimServerId: string
  readonly resourceKind: 'User' | 'Group'
  readonly database: 'sqlite' | 'postgres'
  /** Whether the condition stands beside one that names the resource by its id: then each is asked about, none looked for. */
  readonly isPinned?: boolean
}
