import type { MappingKind } from '../api/mappings.ts'

/** The kind that an address names; everything unknown means users. */
export function kindOf(text: string): MappingKind {
  return text === 'groups' ? 'groups' : 'users'
}

/** Entra's name of an object mapping. */
export function mappingName(kind: MappingKind): string {
  return kind === 'groups' ? 'Provision Microsoft Entra ID Groups' : 'Provision Microsoft Entra ID Users'
}
