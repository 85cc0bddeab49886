import { storableText } from '../../storage/index.ts'
import type { AnswerFacts, CallFacts, ResourceKind } from '../contract.ts'
import type { PathChange } from '../projection/index.ts'
import type { Moment, Session } from './session.ts'

export interface Subject {
  readonly id: string
  readonly kind: ResourceKind
  readonly name: string
}

/** What the plain words of an activity row need. */
export interface ActivityFacts {
  readonly paths?: readonly string[]
  readonly member?: { readonly id: string; readonly name: string }
  /** How many members a call added or removed, where it was more than one. */
  readonly count?: number
}

const shownPaths = 50
const shownText = 2000

/** The activity row of a write, in the write's own transaction. */
export async function recordActivity(
  session: Session,
  moment: Moment,
  kind: string,
  subject: Subject | null,
  facts: ActivityFacts,
  call: CallFacts,
  answer: AnswerFacts,
): Promise<void> {
  await moment.stores.records.addActivity({
    id: moment.activityId,
    at: moment.at,
    kind,
    outcome: answer.status < 400 ? 'ok' : 'refused',
    actor: session.actor,
    subject_id: subject?.id ?? null,
    subject_kind: subject?.kind ?? null,
    subject_name: subject?.name ?? null,
    facts: JSON.stringify({ ...facts, ...(facts.paths ? { paths: facts.paths.slice(0, shownPaths) } : {}) }),
    status: answer.status,
    method: call.method,
    path: cleanText(call.path),
    request_body: cleanText(call.body),
    answer_body: cleanText(answer.body),
    detail: cleanText(answer.detail ?? null),
    request_id: call.requestId,
  })
}

/** The history row of one resource, which is its row in the outbox too. */
export function changeRow(
  session: Session,
  moment: Moment,
  id: string,
  resource: { readonly id: string; readonly kind: ResourceKind },
  kind: string,
  changes: readonly PathChange[],
) {
  const shown = changes.map(({ path, before, after }) => ({ path, before: cut(before), after: cut(after) }))
  return {
    id,
    resource_id: resource.id,
    resource_kind: resource.kind,
    kind,
    at: moment.at,
    by: session.actor,
    activity_id: moment.activityId,
    changes: JSON.stringify(shown),
  }
}

function cut(text: string | null): string | null {
  return text !== null && text.length > shownText ? `${text.slice(0, shownText).toWellFormed()}…` : text
}

/** PostgreSQL keeps no U+0000 in text. */
function cleanText<T extends string | null>(text: T): T {
  return (text === null ? null : storableText(text)) as T
}
