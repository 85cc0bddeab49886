import {
  type ClientLook,
  compileTemplate,
  type RenderFacts,
  TemplateError,
  type TemplateProblem,
  type TemplateSource,
  templateOfBlocks,
} from '@dynasend/renderer'
import type { SignatureProgram } from '../../../api/schema.ts'

export type Variant = keyof SignatureProgram['templates']

export interface Shown {
  readonly html: string
  readonly text: string
  readonly problems: readonly TemplateProblem[]
}

/** The source that a variant is made of; a variant that a program does not have is that of a new mail. */
export function sourceOf({ blocks, style, templates }: SignatureProgram, variant: Variant): TemplateSource {
  const own = templates[variant]
  if (blocks !== null && variant === 'new') return templateOfBlocks(blocks)
  if (blocks !== null && own === null) return templateOfBlocks(blocks)
  const { html, text } = own ?? templates.new
  return { html, text, style: blocks === null ? style : templateOfBlocks(blocks).style }
}

/** Renders here what the server would render: the same bytes. */
export function rendered(program: SignatureProgram, variant: Variant, facts: RenderFacts): Shown {
  try {
    return compileTemplate(sourceOf(program, variant)).render(facts)
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    return { html: '', text: '', problems: error.problems }
  }
}

/** How a program is shown in a list. */
export const plain: ClientLook = { client: 'appleMail', dark: false }

/** Somebody invented, for where nobody was chosen. */
export const sampleFacts: RenderFacts = {
  fields: {
    full_name: 'Ada Lindqvist',
    title: 'Head of Engineering',
    department: 'Engineering',
    company: 'Nordwind Traders',
    phone: '+47 21 55 01 23',
    mobile: '+47 915 55 012',
    fax: '',
    email: 'ada.lindqvist@nordwind.example',
    location: 'Oslo',
    pronouns: 'she/her',
    linkedin_url: 'https://www.linkedin.com/in/ada',
    photo: '',
  },
  location: {
    street: 'Karl Johans gate 1',
    postal_code: '0154',
    city: 'Oslo',
    country: 'Norway',
    website: 'https://nordwind.example',
  },
  banner: null,
  texts: [],
  images: {},
}
