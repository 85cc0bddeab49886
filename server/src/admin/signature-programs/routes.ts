import { z } from 'zod'
import { ImageName, Slug } from '../../signatures/model/names.ts'
import { defineRoute } from '../route/define.ts'
import { AccountParams, Id } from '../route/shapes.ts'
import { ChangeSetParams } from '../signature-changes/routes.ts'
import { ChangeSetQuery, Edited, Revision, SignatureImage, SignatureProgram } from '../signature-changes/shapes.ts'

const base = '/accounts/{accountId}/signatures'
const changing = `${base}/change-sets/{changeSetId}`
const ProgramParams = ChangeSetParams.extend({ programId: Slug })
const ImageParams = ChangeSetParams.extend({ imageName: ImageName })
const RevisionQuery = z.object({ revision: z.coerce.number().int().positive().default(1) })

export const getGallery = defineRoute({
  name: 'signaturePrograms.gallery',
  method: 'GET',
  path: `${base}/gallery`,
  summary: 'Programs of the product to begin from',
  params: AccountParams,
  answer: z.object({ items: z.array(SignatureProgram) }),
  status: 200,
})

export const putProgram = defineRoute({
  name: 'signaturePrograms.put',
  method: 'PUT',
  path: `${changing}/programs/{programId}`,
  summary: 'Make a program, or change it',
  params: ProgramParams,
  body: z.object({ revision: Revision, program: SignatureProgram.omit({ id: true }) }),
  answer: Edited,
  status: 200,
})

export const deleteProgram = defineRoute({
  name: 'signaturePrograms.delete',
  method: 'DELETE',
  path: `${changing}/programs/{programId}`,
  summary: 'Remove a program; refused while a rule gives it or asks for it',
  params: ProgramParams,
  query: RevisionQuery,
  answer: Edited,
  status: 200,
})

export const SignatureFinding = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning', 'note']),
    file: z.string(),
    line: z.number().int(),
    column: z.number().int(),
    message: z.string(),
    mend: z.string(),
  })
  .meta({ id: 'SignatureDraftFinding' })

export const checkProgram = defineRoute({
  name: 'signaturePrograms.check',
  method: 'POST',
  path: `${base}/programs/check`,
  summary: 'What the lint says of a program as it is being written; nothing is kept',
  params: AccountParams,
  query: ChangeSetQuery,
  body: z.object({ program: SignatureProgram }),
  answer: z.object({ findings: z.array(SignatureFinding) }),
  status: 200,
})

const Values = z.record(z.string(), z.string())
const Picture = z.object({ src: z.string(), width: z.number(), height: z.number() })

export const SignatureFacts = z
  .object({
    program: z.string().nullable().meta({ description: 'The program that the rules give; null: none' }),
    fields: Values,
    location: Values,
    banner: Picture.extend({ alt: z.string(), link: z.string() }).nullable(),
    texts: z.array(z.object({ html: z.string(), text: z.string().nullable() })),
    images: z.record(z.string(), Picture),
  })
  .meta({ id: 'SignatureFacts' })

export const getFacts = defineRoute({
  name: 'signaturePrograms.facts',
  method: 'GET',
  path: `${base}/facts/{userId}`,
  summary: 'What templates would be given for a person, for a preview',
  params: AccountParams.extend({ userId: Id }),
  query: ChangeSetQuery,
  answer: SignatureFacts,
  status: 200,
})

export const putImage = defineRoute({
  name: 'signaturePrograms.putImage',
  method: 'PUT',
  path: `${changing}/images/{imageName}`,
  summary: 'Upload a picture: it is decoded, made no wider than a signature needs, and written anew',
  params: ImageParams,
  body: z.object({ revision: Revision, base64: z.base64('This is no picture.') }),
  answer: Edited.extend({ image: SignatureImage }).meta({ id: 'SignatureImageEdited' }),
  status: 200,
  bodyLimit: 12 * 1024 * 1024,
})

export const deleteImage = defineRoute({
  name: 'signaturePrograms.deleteImage',
  method: 'DELETE',
  path: `${changing}/images/{imageName}`,
  summary: 'Remove a picture; refused while a program or a banner shows it',
  params: ImageParams,
  query: RevisionQuery,
  answer: Edited,
  status: 200,
})
