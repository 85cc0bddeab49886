import { z } from 'zod'
import { ImageName, Slug } from '../../signatures/model/names.ts'
import { defineRoute } from '../route/define.ts'
import { AccountParams } from '../route/shapes.ts'
import { ChangeSetParams } from '../signature-changes/routes.ts'
import {
  ChangeSetQuery,
  Edited,
  Revision,
  SignatureBanner,
  SignatureImage,
  SignatureText,
} from '../signature-changes/shapes.ts'
import { SignatureFinding } from '../signature-programs/routes.ts'

const base = '/accounts/{accountId}/signatures'
const changing = `${base}/change-sets/{changeSetId}`
const BannerParams = ChangeSetParams.extend({ bannerId: Slug })
const TextParams = ChangeSetParams.extend({ textId: Slug })
const RevisionQuery = z.object({ revision: z.coerce.number().int().positive().default(1) })

export const putBanner = defineRoute({
  name: 'signatureBanners.put',
  method: 'PUT',
  path: `${changing}/banners/{bannerId}`,
  summary: 'Make a banner, or change it; its picture is uploaded before',
  params: BannerParams,
  body: z.object({ revision: Revision, banner: SignatureBanner.omit({ id: true }) }),
  answer: Edited,
  status: 200,
})

export const deleteBanner = defineRoute({
  name: 'signatureBanners.delete',
  method: 'DELETE',
  path: `${changing}/banners/{bannerId}`,
  summary: 'Remove a banner, also from the rules that give it; a rule that gave nothing else goes with it',
  params: BannerParams,
  query: RevisionQuery,
  answer: Edited,
  status: 200,
})

export const putText = defineRoute({
  name: 'signatureBanners.putText',
  method: 'PUT',
  path: `${changing}/texts/{textId}`,
  summary: 'Make a text that stands in signatures, or change it',
  params: TextParams,
  body: z.object({ revision: Revision, text: SignatureText.omit({ id: true }) }),
  answer: Edited,
  status: 200,
})

export const deleteText = defineRoute({
  name: 'signatureBanners.deleteText',
  method: 'DELETE',
  path: `${changing}/texts/{textId}`,
  summary: 'Remove a text, also from the rules that give it; a rule that gave nothing else goes with it',
  params: TextParams,
  query: RevisionQuery,
  answer: Edited,
  status: 200,
})

export const checkText = defineRoute({
  name: 'signatureBanners.checkText',
  method: 'POST',
  path: `${base}/texts/check`,
  summary: 'What the lint says of a text as it is being written; nothing is kept',
  params: AccountParams,
  query: ChangeSetQuery,
  body: z.object({ text: SignatureText }),
  answer: z.object({ findings: z.array(SignatureFinding) }),
  status: 200,
})

export const SignaturePicture = SignatureImage.extend({
  src: z.string().meta({ description: 'The picture itself as a data: address' }),
}).meta({ id: 'SignaturePicture' })

export const listPictures = defineRoute({
  name: 'signatureBanners.pictures',
  method: 'GET',
  path: `${base}/pictures`,
  summary: 'Pictures with their bytes, also before they are published',
  params: AccountParams,
  query: ChangeSetQuery.extend({ which: ImageName.optional() }),
  answer: z.object({ items: z.array(SignaturePicture) }),
  status: 200,
})
