import { useState } from 'react'
import { call } from '../../../api/client.ts'
import type { SignatureRule, SignatureSlot } from '../../../api/schema.ts'
import { useNotify } from '../../../components/notify.tsx'
import type { ChangeSetInUse } from '../change-set/use-change-set.ts'
import { withRule } from './condition.ts'

export interface RulesInUse {
  readonly rules: readonly SignatureRule[]
  /** @throws what the server answers */
  readonly save: (next: readonly SignatureRule[]) => Promise<void>
  readonly put: (rule: SignatureRule) => Promise<void>
  /** The same without waiting; a failure is told beside the page. */
  readonly arrange: (next: readonly SignatureRule[]) => void
}

/** The rules of a slot in the change set; what is being saved is shown already. */
export function useRules(changeSet: ChangeSetInUse, slot: SignatureSlot): RulesInUse {
  const [draft, setDraft] = useState<readonly SignatureRule[] | null>(null)
  const notify = useNotify()
  const rules = draft ?? changeSet.configuration?.rules[slot] ?? []
  const save = async (next: readonly SignatureRule[]): Promise<void> => {
    setDraft(next)
    try {
      await changeSet.edit(({ revision, ...params }) =>
        call('PUT /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/rules', {
          params,
          body: { revision, slot, rules: [...next] },
        }),
      )
    } finally {
      setDraft(null)
    }
  }
  return {
    rules,
    save,
    put: (rule) => save(withRule(rules, rule)),
    arrange: (next) => {
      save(next).catch((error: unknown) => notify.failed('The rules could not be saved', error))
    },
  }
}
