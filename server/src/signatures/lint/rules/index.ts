/** Owns the list of what the lint looks for, one rule per file, gravest first. */
import type { LintRule } from '../rule.ts'
import { altMissing } from './alt-missing.ts'
import { attributeNeverArrives } from './attribute-never-arrives.ts'
import { bannerDates } from './banner-dates.ts'
import { contrast } from './contrast.ts'
import { cssSupport } from './css-support.ts'
import { duplicateId } from './duplicate-id.ts'
import { elementSupport } from './element-support.ts'
import { fontSize } from './font-size.ts'
import { imageFormat } from './image-format.ts'
import { imageMissing } from './image-missing.ts'
import { imageSize } from './image-size.ts'
import { imageWeight } from './image-weight.ts'
import { leftOut } from './left-out.ts'
import { linkScheme } from './link-scheme.ts'
import { mostlyEmpty } from './mostly-empty.ts'
import { programUnused } from './program-unused.ts'
import { ruleUnreachable } from './rule-unreachable.ts'
import { tableRole } from './table-role.ts'
import { templateBroken } from './template-broken.ts'
import { tooLong } from './too-long.ts'
import { unknownField } from './unknown-field.ts'
import { unknownGroup } from './unknown-group.ts'
import { unknownLocationField } from './unknown-location-field.ts'
import { unknownReference } from './unknown-reference.ts'

export const lintRules: readonly LintRule[] = [
  templateBroken,
  unknownField,
  unknownLocationField,
  unknownReference,
  imageMissing,
  linkScheme,
  altMissing,
  duplicateId,
  tooLong,
  contrast,
  bannerDates,
  cssSupport,
  elementSupport,
  imageFormat,
  imageWeight,
  imageSize,
  fontSize,
  tableRole,
  leftOut,
  attributeNeverArrives,
  unknownGroup,
  ruleUnreachable,
  mostlyEmpty,
  programUnused,
]
