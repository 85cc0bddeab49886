/** "Configuration is correct": what was seen of the way from Entra to here. Pure; the evidence comes from the directory. */
import type { MappingEvidence, ServerEvidence } from '../../directory/read-contract.ts'
import { type CheckState, counted, line, worst } from './check-line.ts'
import type { CheckLine } from './shapes.ts'

/** Addresses in the dashboard that the lines point to. */
export interface CheckLinks {
  readonly steps: string
  readonly people: string
  readonly activity: string
  readonly settings: string
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu

function connection(seen: ServerEvidence, links: CheckLinks): CheckLine {
  const title = 'A connection test was seen'
  if (seen.lastProbeAt !== null) {
    return line({ id: 'connection', title, state: 'green', seen: 'Entra tested the connection.', at: seen.lastProbeAt })
  }
  const refused = seen.lastRefusalAt !== null
  return line({
    id: 'connection',
    title,
    state: seen.people > 0 ? 'amber' : 'red',
    seen: refused ? 'Calls came but none was a connection test that succeeded.' : 'No connection test has been seen.',
    at: seen.lastRefusalAt,
    mend: 'In Entra, open Provisioning, enter the Tenant URL and the Secret Token, and choose “Test Connection” (step 7).',
    link: links.steps,
  })
}

function onePerson(seen: ServerEvidence, links: CheckLinks): CheckLine {
  const title = 'One person was provisioned'
  if (seen.firstPersonAt !== null) {
    return line({
      id: 'person',
      title,
      state: 'green',
      seen: `${counted(seen.people, 'person has', 'people have')} arrived; the first one then:`,
      at: seen.firstPersonAt,
    })
  }
  return line({
    id: 'person',
    title,
    state: 'red',
    seen: 'Nobody has arrived.',
    mend: 'In Entra, choose “Provision on demand” and provision one person (steps 8 and 9).',
    link: links.steps,
  })
}

interface Need {
  readonly key: keyof MappingEvidence['having']
  readonly label: string
  /** Below this share of people the line is amber, below the second red. */
  readonly amber: number
  readonly red: number
}

/** What a signature cannot do without, and what most companies show. */
const needs: readonly Need[] = [
  { key: 'email', label: 'E-mail', amber: 0.98, red: 0.5 },
  { key: 'name', label: 'Name', amber: 0.98, red: 0.5 },
  { key: 'title', label: 'Title', amber: 0.5, red: 0 },
  { key: 'phone', label: 'Phone', amber: 0.5, red: 0 },
]

function mappingLine(mapping: MappingEvidence, links: CheckLinks): CheckLine {
  const title = 'The mapping fills what signatures need'
  const { people } = mapping
  if (people === 0) {
    const mend = 'Provision somebody first (steps 8 and 9).'
    return line({ id: 'mapping', title, state: 'red', seen: 'There is nobody to look at.', mend, link: links.steps })
  }
  const judged = needs.map((need) => ({ need, share: mapping.having[need.key] / people }))
  const states = judged.map(({ need, share }): CheckState => {
    if (share < need.red) return 'red'
    return share < need.amber ? 'amber' : 'green'
  })
  const details = judged.map(({ need, share }) => ({
    label: need.label,
    share,
    missing: people - mapping.having[need.key],
    link: `${links.people}&missing=${need.key}`,
  }))
  const state = worst(states)
  const seen = judged.map(({ need, share }) => `${need.label} ${Math.floor(share * 100)} %`).join(', ')
  const mend =
    state === 'green'
      ? null
      : 'Open the list of the people who lack it. If it is empty in Entra, fill it there; if it is filled there, add it under Provisioning → Mappings → Provision Microsoft Entra ID Users.'
  return line({
    id: 'mapping',
    title,
    state,
    seen: `${seen} of ${counted(people, 'person', 'people')}.`,
    mend,
    details,
  })
}

function externalId({ people, externalIds }: MappingEvidence, links: CheckLinks): CheckLine {
  const title = 'externalId carries the object id'
  const id = 'externalId'
  const guids = externalIds.samples.filter((value) => guid.test(value)).length
  if (people > 0 && externalIds.present === people && guids === externalIds.samples.length) {
    return line({ id, title, state: 'green', seen: 'Everybody has an externalId, and it is the object id.' })
  }
  const [sample] = externalIds.samples.filter((value) => !guid.test(value))
  const seen =
    sample === undefined
      ? `${counted(people - externalIds.present, 'person lacks', 'people lack')} an externalId.`
      : `externalId carries something else than the object id, for example “${sample}”.`
  return line({
    id,
    title,
    state: people === 0 ? 'red' : 'amber',
    seen: people === 0 ? 'There is nobody to look at.' : seen,
    mend: 'In Entra, open Provisioning → Mappings → Provision Microsoft Entra ID Users, edit externalId and choose objectId as its source (the default is mailNickname, which changes with a name). Then restart provisioning.',
    link: links.steps,
  })
}

function groups(seen: ServerEvidence, links: CheckLinks): CheckLine {
  const title = 'Groups arrive'
  if (seen.groups > 0 && seen.memberships > 0) {
    const counts = `${counted(seen.groups, 'group', 'groups')} with ${counted(seen.memberships, 'membership', 'memberships')}.`
    return line({ id: 'groups', title, state: 'green', seen: counts })
  }
  return line({
    id: 'groups',
    title,
    state: 'amber',
    seen: seen.groups > 0 ? 'Groups have arrived, but without members.' : 'No group has arrived.',
    mend: 'In Entra, assign the group of all mailbox users under Users and groups (step 10), and see under Mappings that Provision Microsoft Entra ID Groups is enabled.',
    link: links.steps,
  })
}

export function configurationCheck(seen: ServerEvidence, mapping: MappingEvidence, links: CheckLinks): CheckLine[] {
  return [
    connection(seen, links),
    onePerson(seen, links),
    mappingLine(mapping, links),
    externalId(mapping, links),
    groups(seen, links),
  ]
}
