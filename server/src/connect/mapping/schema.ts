import { z } from 'zod'

/** Parts of a synchronizationSchema that are read here; everything else goes back as it came (Graph replaces the whole). */
const Source = z.looseObject({ expression: z.string().nullish(), name: z.string().nullish(), type: z.string() })

export const MappingLine = z.looseObject({ targetAttributeName: z.string(), source: Source.nullish() })
export type MappingLine = z.output<typeof MappingLine>

const ObjectMapping = z.looseObject({
  sourceObjectName: z.string(),
  targetObjectName: z.string(),
  attributeMappings: z.array(MappingLine),
})
export type ObjectMapping = z.output<typeof ObjectMapping>

const Rule = z.looseObject({
  id: z.string().min(1),
  targetDirectoryName: z.string().nullish(),
  objectMappings: z.array(ObjectMapping),
})

const DirectoryObject = z.looseObject({ name: z.string(), attributes: z.array(z.looseObject({ name: z.string() })) })

export const SyncSchema = z.looseObject({
  directories: z.array(z.looseObject({ name: z.string(), objects: z.array(DirectoryObject) })).default([]),
  synchronizationRules: z.array(Rule).min(1),
})
export type SyncSchema = z.output<typeof SyncSchema>

/** The mapping of people, in whichever rule it is: names of rules differ between tenants. */
export function peopleMapping(
  schema: SyncSchema,
): { ruleId: string; directory: string; mapping: ObjectMapping } | null {
  for (const rule of schema.synchronizationRules) {
    const mapping = rule.objectMappings.find(({ sourceObjectName }) => sourceObjectName.toLowerCase() === 'user')
    if (mapping) return { ruleId: rule.id, directory: rule.targetDirectoryName ?? '', mapping }
  }
  return null
}

/** An expression without the spaces that do not count. */
export const expressionOf = ({ source }: MappingLine): string =>
  (source?.expression ?? (source?.name ? `[${source.name}]` : '')).replaceAll(/\s*,\s*/gu, ', ').trim()
