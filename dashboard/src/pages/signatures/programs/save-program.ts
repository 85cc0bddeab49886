import { call } from '../../../api/client.ts'
import type { SignatureProgram } from '../../../api/schema.ts'
import type { ChangeSetInUse } from '../change-set/use-change-set.ts'

/** Makes or changes a program in the change set. */
export const saveProgram = (
  changeSet: ChangeSetInUse,
  { id: programId, ...program }: SignatureProgram,
): Promise<void> =>
  changeSet.edit(({ revision, ...params }) =>
    call('PUT /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/programs/{programId}', {
      params: { ...params, programId },
      body: { revision, program },
    }),
  )
