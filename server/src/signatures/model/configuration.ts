import type { Banner, ImageFile, Location, Settings, Text } from './company.ts'
import type { Field } from './field.ts'
import type { Program } from './program.ts'
import type { Rules } from './rule.ts'

/**
 * Everything that signatures are made of besides people: one published version, or one with a change set on top. It is
 * kept as a folder of readable files (`folder`), so that what is published, exported and compared is the same thing.
 */
export interface Configuration {
  readonly settings: Settings
  readonly fields: readonly Field[]
  readonly programs: readonly Program[]
  readonly locations: readonly Location[]
  readonly banners: readonly Banner[]
  readonly texts: readonly Text[]
  readonly rules: Rules
  readonly images: readonly ImageFile[]
}
