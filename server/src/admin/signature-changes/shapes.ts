import { z } from 'zod'
import { Banner, ImageFile, Location, Settings, Text } from '../../signatures/model/company.ts'
import { Field } from '../../signatures/model/field.ts'
import { Program } from '../../signatures/model/program.ts'
import { Rule } from '../../signatures/model/rule.ts'
import { Id, Time } from '../route/shapes.ts'

const Count = z.number().int()

export const ChangeSet = z
  .object({
    id: z.string(),
    name: z.string(),
    state: z.enum(['open', 'submitted', 'published', 'discarded']),
    baseVersion: Count.meta({ description: 'The version that it was begun on' }),
    revision: Count.meta({ description: 'Grows with each edit; sent with the next one' }),
    createdAt: Time,
    createdBy: z.string(),
    updatedAt: Time,
    updatedBy: z.string(),
  })
  .meta({ id: 'ChangeSet' })

/** The shapes of the model as the API names them. */
export const SignatureSettings = Settings.meta({ id: 'SignatureSettings' })
export const SignatureField = Field.meta({ id: 'SignatureField' })
export const SignatureProgram = Program.meta({ id: 'SignatureProgram' })
export const SignatureLocation = Location.meta({ id: 'SignatureLocation' })
export const SignatureBanner = Banner.meta({ id: 'SignatureBanner' })
export const SignatureText = Text.meta({ id: 'SignatureText' })
export const SignatureRule = Rule.meta({ id: 'SignatureRule' })
export const SignatureImage = ImageFile.meta({ id: 'SignatureImage' })

const rules = z.array(SignatureRule)

export const SignatureConfiguration = z
  .object({
    settings: SignatureSettings,
    fields: z.array(SignatureField),
    programs: z.array(SignatureProgram),
    locations: z.array(SignatureLocation),
    banners: z.array(SignatureBanner),
    texts: z.array(SignatureText),
    rules: z.object({ location: rules, program: rules, banner: rules, text: rules }),
    images: z.array(SignatureImage),
  })
  .meta({ id: 'SignatureConfiguration' })

export const Edition = z
  .object({
    version: Count.meta({ description: 'The newest that is published' }),
    changeSet: ChangeSet.nullable().meta({ description: 'Null: as published' }),
    configuration: SignatureConfiguration,
  })
  .meta({ id: 'SignatureEdition' })

/** What every edit sends besides its own. */
export const Revision = z.number().int().positive()

/** What every edit answers. */
export const Edited = z.object({ revision: Count }).meta({ id: 'SignatureEdited' })

export const ChangeSetQuery = z.object({ changeSet: Id.optional() })
