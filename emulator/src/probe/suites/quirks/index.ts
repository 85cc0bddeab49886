/** The quirk table: payloads that Entra was seen to send, row by row, each named after a public thread. */
import type { Check, Suite } from '../../case.ts'
import { answers } from './answers.ts'
import { lookups } from './lookups.ts'
import { members } from './members.ts'
import { operations } from './operations.ts'
import { paths } from './paths.ts'
import { values } from './values.ts'

const byRow = (left: Check, right: Check): number => (left.id < right.id ? -1 : 1)
const checks = [...values, ...operations, ...paths, ...members, ...lookups, ...answers].toSorted(byRow)

export const quirks: Suite = { id: 'quirks', title: 'The quirk table of Entra', profile: 'entra', checks }
