import { call } from '../../../api/client.ts'
import type { SignatureBanner, SignatureConfiguration } from '../../../api/schema.ts'
import type { ChangeSetInUse } from '../change-set/use-change-set.ts'
import { ruleId } from '../rules/words.ts'
import type { SavedBanner } from './BannerDialog.tsx'
import { withForEverybody } from './for-everybody.ts'
import { type ChosenPicture, pictureName } from './picture-file.ts'

/** Uploads the picture, then makes or changes the banner, then its rule. @param id null: a new banner */
export async function saveBanner(
  changeSet: ChangeSetInUse,
  configuration: SignatureConfiguration,
  id: string | null,
  { banner, picture, forEverybody }: SavedBanner,
): Promise<void> {
  const image = picture === null ? banner.image : await upload(changeSet, configuration, picture)
  const taken = configuration.banners.map((one) => one.id)
  const bannerId = id ?? ruleId(banner.name, taken)
  await changeSet.edit(({ revision, ...params }) =>
    call('PUT /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/banners/{bannerId}', {
      params: { ...params, bannerId },
      body: { revision, banner: { ...banner, image } },
    }),
  )
  if (id === null && forEverybody) await giveEverybody(changeSet, configuration, 'banner', bannerId)
}

/** A banner that is refused is saved again with the picture that is there already. */
const uploaded = new WeakMap<ChosenPicture, string>()

async function upload(
  changeSet: ChangeSetInUse,
  { images }: SignatureConfiguration,
  picture: ChosenPicture,
): Promise<string> {
  const known = uploaded.get(picture)
  if (known !== undefined) return known
  let name = pictureName(
    picture.fileName,
    images.map((image) => image.name),
  )
  await changeSet.edit(async ({ revision, ...params }) => {
    const answer = await call('PUT /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/images/{imageName}', {
      params: { ...params, imageName: name },
      body: { revision, base64: picture.base64 },
    })
    name = answer.image.name
    return answer
  })
  uploaded.set(picture, name)
  return name
}

/** Adds it to the rule that is for everybody, or makes that rule. */
export function giveEverybody(
  changeSet: ChangeSetInUse,
  { rules }: SignatureConfiguration,
  slot: 'banner' | 'text',
  id: string,
): Promise<void> {
  return changeSet.edit(({ revision, ...params }) =>
    call('PUT /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/rules', {
      params,
      body: { revision, slot, rules: withForEverybody(rules[slot], id) },
    }),
  )
}

export function removeBanner(changeSet: ChangeSetInUse, { id }: SignatureBanner): Promise<void> {
  return changeSet.edit(({ revision, ...params }) =>
    call('DELETE /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/banners/{bannerId}', {
      params: { ...params, bannerId: id },
      query: { revision },
    }),
  )
}
