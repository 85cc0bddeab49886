import { call } from '../../../api/client.ts'
import type { SignatureConfiguration, SignatureText } from '../../../api/schema.ts'
import { giveEverybody } from '../banners/save-banner.ts'
import type { ChangeSetInUse } from '../change-set/use-change-set.ts'

/** Makes or changes a text, then its rule. */
export async function saveText(
  changeSet: ChangeSetInUse,
  configuration: SignatureConfiguration,
  { id: textId, ...text }: SignatureText,
  forEverybody: boolean,
): Promise<void> {
  await changeSet.edit(({ revision, ...params }) =>
    call('PUT /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/texts/{textId}', {
      params: { ...params, textId },
      body: { revision, text },
    }),
  )
  if (forEverybody) await giveEverybody(changeSet, configuration, 'text', textId)
}

export function removeText(changeSet: ChangeSetInUse, { id }: SignatureText): Promise<void> {
  return changeSet.edit(({ revision, ...params }) =>
    call('DELETE /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/texts/{textId}', {
      params: { ...params, textId: id },
      query: { revision },
    }),
  )
}
