import type { Check } from '../../case.ts'
import type { CheckContext } from '../../context.ts'
import { unmet } from '../../ending.ts'
import { expectError, expectList } from '../../expectations.ts'
import { type Json, type Resource, USER, valueAt } from '../../resource.ts'
import { query } from '../requests.ts'
import { clientsFail, expectFound, rfcLines } from './line.ts'

/** Two people who differ in everything that the examples look at; `kind` is shared by them and by nobody else. */
async function twoPeople(context: CheckContext): Promise<{ kind: string; guide: Resource; pilot: Resource }> {
  const kind = context.unique('Employee')
  const person = (more: Json): Promise<Resource> => context.given.user({ userType: kind, ...more })
  const guide = await person({
    title: 'Guide',
    name: { familyName: "O'Malley", givenName: 'Jane' },
    emails: [{ type: 'work', value: `${context.unique('jane')}@one.example` }],
    ims: [{ type: 'xmpp', value: 'jane@chat.example' }],
  })
  const emails = [{ type: 'home', value: `${context.unique('john')}@two.example` }]
  const pilot = await person({ name: { familyName: 'Pilot', givenName: 'John' }, emails })
  return { kind, guide, pilot }
}

/** @param filter which of the two it finds, written with the shared userType in front */
const finds = (filter: string, wanted: 'guide' | 'pilot' | 'both') => async (context: CheckContext) => {
  const { kind, guide, pilot } = await twoPeople(context)
  const { resources } = await query(context, '/Users', `userType eq "${kind}" and ${filter}`)
  expectFound(resources, wanted === 'both' ? [guide, pilot] : [wanted === 'guide' ? guide : pilot])
}

const examples: [what: string, filter: string, wanted: 'guide' | 'pilot' | 'both'][] = [
  ['contains', 'name.familyName co "O\'Malley"', 'guide'],
  ['starts-with', 'name.familyName sw "O\'M"', 'guide'],
  ['ends-with', 'name.familyName ew "lot"', 'pilot'],
  ['present', 'title pr', 'guide'],
  ['not-equal', 'name.givenName ne "Jane"', 'pilot'],
  ['later-than', 'meta.lastModified gt "2011-05-13T04:42:34Z"', 'both'],
  ['or', '(title eq "Guide" or name.familyName eq "Pilot")', 'both'],
  ['not', 'not (emails co "one.example" or emails.value co "three.example")', 'pilot'],
  ['part-of-a-list', 'emails.type eq "work"', 'guide'],
  ['one-element', 'emails[type eq "work" and value co "@one.example"]', 'guide'],
  ['no-mixed-elements', 'emails[type eq "home" and value co "@two.example"]', 'pilot'],
  [
    'one-element-or-another',
    '(emails[type eq "work" and value co "@three.example"] or ims[type eq "xmpp" and value co "@chat.example"])',
    'guide',
  ],
  ['operator-in-capitals', 'title EQ "Guide"', 'guide'],
  ['schema', `schemas eq "${USER}"`, 'both'],
]

/** The examples narrow their filter with it to the people that the probe made. */
const AND = 'rfc.3-4-2-2.and'

const operators = rfcLines(
  '3.4.2.2',
  {
    what: 'and',
    title: 'Two conditions with and find who meets both',
    column: 'mandatory' as const,
    consequence: 'Entra checks memberships and managers so: it takes others for those whom it looks for.',
    run: finds('title eq "Guide"', 'guide'),
  },
  ...examples.map(([what, filter, wanted]) => ({
    what,
    title: `The filter "${filter}" finds whom it describes and nobody else`,
    consequence: 'Entra sends only eq and and; clients that import people find others than they asked for.',
    needs: [AND],
    run: finds(filter, wanted),
  })),
  {
    what: 'id-and-member',
    title: 'id eq "…" and members eq "…" finds the group when the person is in it, and nothing otherwise',
    column: 'mandatory' as const,
    consequence: 'Entra asks so before it changes a membership: members are added again, or never.',
    run: async (context: CheckContext) => {
      const [inside, outside] = [await context.given.user(), await context.given.user()]
      const group = await context.given.group([inside.id])
      const ask = (id: string) =>
        query(context, '/Groups', `id eq "${group.id}" and members eq "${id}"`, '&attributes=id')
      expectFound((await ask(inside.id)).resources, [group])
      expectFound((await ask(outside.id)).resources, [])
    },
  },
  {
    what: 'case-of-external-id',
    title: 'externalId is compared with its letter case, as its schema says',
    consequence: 'Two people whose ids differ in case only are taken for one.',
    run: async (context: CheckContext) => {
      const externalId = context.unique('Id-In-Mixed-Case')
      await context.given.user({ externalId })
      expectFound((await query(context, '/Users', `externalId eq "${externalId.toUpperCase()}"`)).resources, [])
    },
  },
  {
    what: 'case-of-user-name',
    title: 'userName is compared without its letter case, as its schema says',
    column: 'mandatory' as const,
    consequence: 'A person whose sign-in name changed its case is created a second time.',
    run: async (context: CheckContext) => {
      const user = await context.given.user({ userName: `${context.unique('Mixed-Case')}@Probe.Example` })
      const filter = `userName eq "${String(user['userName']).toLowerCase()}"`
      expectFound((await query(context, '/Users', filter)).resources, [user])
    },
  },
  {
    what: 'unreadable',
    title: 'A filter that cannot be read is refused with 400 and scimType invalidFilter',
    consequence: 'A client that made a mistake is given everybody.',
    run: async (context: CheckContext) => {
      expectError(await context.get(`/Users?filter=${encodeURIComponent('userName zz "x"')}`), 400, 'invalidFilter')
    },
  },
)

const sorting = rfcLines('3.4.2.3', {
  what: 'sorted',
  title: 'sortBy=name.familyName puts people in that order, sortOrder=descending in the other',
  consequence: clientsFail,
  run: async (context) => {
    await context.requireFeature('sort')
    const userType = context.unique('Sorted')
    for (const familyName of ['Berg', 'Ahrens', 'Conrad']) await context.given.user({ userType, name: { familyName } })
    const ask = async (order: string): Promise<unknown[]> => {
      const more = `&sortBy=name.familyName&sortOrder=${order}`
      const { resources } = await query(context, '/Users', `userType eq "${userType}"`, more)
      return resources.map((one) => valueAt(one, 'name.familyName'))
    }
    expectOrder(await ask('ascending'), 'Ahrens, Berg, Conrad')
    expectOrder(await ask('descending'), 'Conrad, Berg, Ahrens')
  },
})

const pages = rfcLines(
  '3.4.2.4',
  {
    what: 'pages',
    title: 'Pages of two over three people are two and one, nobody twice and nobody missing',
    column: 'mandatory',
    consequence: "Microsoft's onboarding suite fails, and imports miss people.",
    run: async (context) => {
      const { filter, all } = await threePeople(context)
      const first = await query(context, '/Users', filter, '&startIndex=1&count=2')
      const second = await query(context, '/Users', filter, '&startIndex=3&count=2')
      if (first.totalResults !== 3) unmet('totalResults 3 on a page of two', `totalResults ${first.totalResults}`)
      if (first.resources.length !== 2) unmet('two people on the first page', `${first.resources.length}`)
      expectFound([...first.resources, ...second.resources], all)
    },
  },
  {
    what: 'start-index-comes-back',
    title: 'startIndex comes back as it was asked',
    column: 'mandatory',
    consequence: "Microsoft's onboarding suite fails.",
    run: async (context) => {
      const { filter } = await threePeople(context)
      const { startIndex } = await query(context, '/Users', filter, '&startIndex=2&count=1')
      if (startIndex !== 2) unmet('startIndex 2', `startIndex ${String(startIndex)}`)
    },
  },
  {
    what: 'count-zero',
    title: 'count=0 answers totalResults and nobody',
    consequence: clientsFail,
    run: async (context) => {
      const { filter } = await threePeople(context)
      const list = expectList(await context.get(`/Users?filter=${encodeURIComponent(filter)}&count=0`))
      if (list.totalResults !== 3) unmet('totalResults 3', `totalResults ${list.totalResults}`)
      expectFound(list.resources, [])
    },
  },
)

async function threePeople(context: CheckContext): Promise<{ filter: string; all: Resource[] }> {
  const userType = context.unique('Paged')
  const all: Resource[] = []
  while (all.length < 3) all.push(await context.given.user({ userType }))
  return { filter: `userType eq "${userType}"`, all }
}

function expectOrder(found: unknown[], wanted: string): void {
  if (found.join(', ') !== wanted) unmet(wanted, found.join(', '))
}

/** Queries: RFC 7644 section 3.4.2. */
export const filters: Check[] = [...operators, ...sorting, ...pages]
