import { PeopleMaker, Random } from '../../../emulator/src/generator/index.ts'
import { compileComposer } from '../../../server/src/signatures/compose/index.ts'
import { readFolder } from '../../../server/src/signatures/folder/index.ts'
import type { Configuration } from '../../../server/src/signatures/model/configuration.ts'
import type { DirectoryPerson, OwnValue } from '../../../server/src/signatures/model/person.ts'
import { type GalleryProgram, starterFiles } from '../../../server/src/signatures/starter/index.ts'
import { banner, photo } from './picture.ts'

const now = Date.UTC(2026, 10, 23, 12)
const hash = 'a'.repeat(64)
const maker = new PeopleMaker(new Random('nordwind'), 'nordwind.example', 'nordwind')

type Invented = ReturnType<PeopleMaker['next']>

/** The first people of the sample company, as Entra's default mapping sends them. */
const sample = Array.from({ length: 120 }, () => maker.next())

function sent(user: Invented): DirectoryPerson {
  const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
  const numbers = [
    { type: 'work', value: user.telephoneNumber },
    { type: 'mobile', value: user.mobile },
    { type: 'fax', value: user.facsimileTelephoneNumber },
  ].flatMap(({ type, value }) => (value ? [{ type, value }] : []))
  const document = {
    userName: user.userPrincipalName,
    active: true,
    displayName: user.displayName,
    emails: [{ type: 'work', value: user.mail ?? '' }],
    phoneNumbers: numbers,
    addresses: [{ type: 'work', locality: user.city ?? '', country: user.country ?? '' }],
    ...(user.jobTitle ? { title: user.jobTitle } : {}),
    [enterprise]: { ...(user.department ? { department: user.department } : {}), organization: 'Nordwind Traders' },
  }
  return { id: user.id, scimServerId: 'server', active: true, document, groups: [], manager: null }
}

const own = (fieldId: string, value: string): OwnValue => ({
  fieldId,
  value,
  setAt: new Date(now).toISOString(),
  directoryValue: '',
})

const filled = (user: Invented): number => Object.values(user).filter((value) => value !== null).length
const inHamburg = sample.filter(({ city }) => city === 'Hamburg')
const byFullness = inHamburg.toSorted((one, other) => filled(other) - filled(one))

/** Somebody with nearly everything and a photo, and somebody with little. */
export const people: readonly { readonly name: string; readonly person: DirectoryPerson; readonly own: OwnValue[] }[] =
  [
    {
      name: byFullness[0]?.displayName ?? '',
      person: sent(byFullness[0] ?? maker.next()),
      own: [
        own('pronouns', 'she/her'),
        own('linkedin_url', 'https://www.linkedin.com/in/somebody'),
        own('photo', `photo:${hash}`),
      ],
    },
    { name: byFullness.at(-1)?.displayName ?? '', person: sent(byFullness.at(-1) ?? maker.next()), own: [] },
  ]

/** The finished signatures of the sample people by one program, with a location, a banner and a text. */
export function finishedBy({ program }: GalleryProgram) {
  const compose = compileComposer(configurationWith(program), {
    imageAddress: (_, name) => (name === 'photo.jpg' ? photo : banner),
  })
  return people.map(({ name, person, own: values }) => ({ name, composed: compose(person, values, now) }))
}

function configurationWith(program: GalleryProgram['program']): Configuration {
  const starter = readFolder(starterFiles())
  const everybody = (give: string) => [{ id: give, name: give, when: { all: [] }, give: [give], off: false }]
  const values = {
    street: 'Speicherstadt 12',
    postal_code: '20457',
    city: 'Hamburg',
    country: 'Germany',
    website: 'https://nordwind.example',
  }
  const fair = { link: 'https://nordwind.example/fair', from: null, to: null, timeZone: 'UTC', weight: 1 }
  return {
    ...starter,
    programs: [program],
    locations: [{ id: 'hamburg', name: 'Hamburg', values }],
    banners: [{ id: 'fair', name: 'Fair', image: 'fair.png', alt: 'Meet us at the harbour fair', ...fair }],
    texts: [{ id: 'note', name: 'Note', html: 'This mail is meant for its addressee only.', text: null }],
    images: [{ name: 'fair.png', hash, width: 300, height: 75, bytes: 1000 }],
    rules: {
      program: everybody(program.id),
      location: everybody('hamburg'),
      banner: everybody('fair'),
      text: everybody('note'),
    },
  }
}
