import type { Suite } from '../../case.ts'
import { deletionLines } from './deletions.ts'
import { groupChangeLines, previewGroupLines } from './group-changes.ts'
import { groupLines } from './groups.ts'
import { managerLines } from './manager.ts'
import { attributeLines, previewAttributeLines } from './user-attributes.ts'
import { userLines } from './users.ts'

/** The 24 mandatory and 7 preview tests of scimvalidator.microsoft.com, and the one that some of its runs add. */
export const validator: Suite = {
  id: 'validator',
  title: 'Microsoft SCIM Validator',
  profile: 'entra',
  checks: [
    ...[...userLines, ...attributeLines, ...managerLines, ...groupLines, ...groupChangeLines],
    ...[...previewAttributeLines, ...previewGroupLines, ...deletionLines],
  ],
}
