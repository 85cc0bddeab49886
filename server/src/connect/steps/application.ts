import { GraphFailure } from '../graph/failure.ts'
import { query, quoted, readAll } from '../graph/list.ts'
import { Instantiated, listOf, Secret, ServicePrincipal } from '../graph/shapes.ts'
import { permissions } from '../permissions.ts'
import type { Thing } from '../records/things.ts'
import { makeOnce } from './make-once.ts'
import { sameAddress } from './same-address.ts'
import type { Step, StepContext } from './step.ts'

/** The template of an application that is not in the gallery (Microsoft: "Configure provisioning using Graph"). */
export const nonGalleryTemplate = '8adf8e6e-67b2-4cf2-a259-e3dc5476c621'

export const applicationStep: Step = {
  id: 'application',
  title: 'Enterprise application',
  permission: () => permissions.makeApplication,
  async look(context) {
    const known = await knownApplication(context)
    if (known !== null) return { already: true, words: `“${known.displayName}” is there.` }
    const adopted = await sameTenantUrl(context)
    if (adopted !== null) {
      return {
        already: true,
        words: `“${adopted.displayName}” already has this Tenant URL: it is adopted, not doubled.`,
      }
    }
    return { already: false, words: `Create the non-gallery enterprise application “${context.choices.name}”.` }
  },
  async run(context) {
    const known = await knownApplication(context)
    if (known !== null) return `“${known.displayName}” is there.`
    const adopted = await sameTenantUrl(context)
    if (adopted !== null) {
      const { id: entraId, displayName: name } = adopted
      await context.book.note({ kind: 'application', entraId, name, state: 'found', details: { appId: adopted.appId } })
      return `“${name}” was adopted: it already has this Tenant URL.`
    }
    const made = await instantiate(context)
    return `“${made.displayName}” was created.`
  },
}

/** The application of the bookkeeping, if it is still there. */
async function knownApplication(context: StepContext): Promise<ServicePrincipal | null> {
  const thing = await context.book.thing('application')
  if (thing === null || thing.entraId === null || thing.state === 'removed') return null
  const found = await readPrincipal(context, thing)
  if (found !== null) context.found.application = found
  return found
}

/** A new application answers 404 for a while; that it was just made is known. */
async function readPrincipal({ graph, now, patience }: StepContext, thing: Thing): Promise<ServicePrincipal | null> {
  try {
    return await graph.get(`/servicePrincipals/${encodeURIComponent(thing.entraId ?? '')}`, ServicePrincipal)
  } catch (error) {
    if (!(error instanceof GraphFailure) || error.status !== 404) throw error
    const isYoung = now() - Date.parse(thing.at) < patience.replication
    const { appId } = thing.details
    if (!isYoung || thing.state !== 'made' || typeof appId !== 'string') return null
    return { id: thing.entraId ?? '', appId, displayName: thing.name, appRoles: [], applicationTemplateId: null }
  }
}

async function ofTemplate({ graph }: StepContext): Promise<ServicePrincipal[]> {
  const options = { $filter: `applicationTemplateId eq ${quoted(nonGalleryTemplate)}`, $top: '100' }
  return readAll(graph, `/servicePrincipals${query(options)}`, ServicePrincipal)
}

/** An application whose provisioning already has our Tenant URL, however it came about. */
async function sameTenantUrl(context: StepContext): Promise<ServicePrincipal | null> {
  for (const candidate of await ofTemplate(context)) {
    if (!sameAddress(await baseAddress(context, candidate.id), context.target.tenantUrl)) continue
    context.found.application = candidate
    return candidate
  }
  return null
}

/** Null: no provisioning, or none that this sign-in may see. */
async function baseAddress({ graph }: StepContext, id: string): Promise<string | null> {
  try {
    const path = `/servicePrincipals/${encodeURIComponent(id)}/synchronization/secrets`
    const { value } = await graph.get(path, listOf(Secret))
    return value.find(({ key }) => key === 'BaseAddress')?.value ?? null
  } catch (error) {
    if (error instanceof GraphFailure && [400, 403, 404].includes(error.status)) return null
    throw error
  }
}

async function instantiate(context: StepContext): Promise<ServicePrincipal> {
  const { book, choices, graph } = context
  const { name } = choices
  const earlier = await book.thing('application')
  const isIntended = earlier?.state === 'intended'
  const before = isIntended ? strings(earlier.details['before']) : (await named(context, name)).map(({ id }) => id)
  // Written before the call: whoever goes on after an interruption knows which one is new.
  await book.note({ kind: 'application', name, state: 'intended', details: { before } })
  const note = async (found: ServicePrincipal, applicationId: string | null): Promise<ServicePrincipal> => {
    const details = { before, appId: found.appId, applicationId }
    await book.note({ kind: 'application', entraId: found.id, name: found.displayName, state: 'made', details })
    context.found.application = found
    return found
  }
  return makeOnce(context, {
    maybeMade: isIntended && context.now() - Date.parse(earlier.at) < context.patience.uncertain,
    async look() {
      const found = await freshOne(context, before)
      return found === null ? null : note(found, null)
    },
    async make() {
      const path = `/applicationTemplates/${nonGalleryTemplate}/instantiate`
      const made = await graph.post(path, { displayName: name }, Instantiated, 'once')
      return note(made.servicePrincipal, made.application.id ?? made.application.objectId ?? null)
    },
  })
}

/** What an unanswered call made after all. @param thing the intended application */
export async function unansweredApplication(context: StepContext, thing: Thing): Promise<ServicePrincipal | null> {
  return freshOne(context, strings(thing.details['before']), thing.name)
}

/** One of the chosen name that was not there before. With credentials it is somebody else's, made by hand meanwhile. */
async function freshOne(
  context: StepContext,
  before: readonly string[],
  name = context.choices.name,
): Promise<ServicePrincipal | null> {
  for (const candidate of await named(context, name)) {
    if (!before.includes(candidate.id) && (await baseAddress(context, candidate.id)) === null) return candidate
  }
  return null
}

/** Applications of that name, whoever made them. */
async function named({ graph }: StepContext, name: string): Promise<ServicePrincipal[]> {
  const options = { $filter: `displayName eq ${quoted(name)}` }
  const all = await readAll(graph, `/servicePrincipals${query(options)}`, ServicePrincipal)
  return all.filter(({ applicationTemplateId }) => (applicationTemplateId ?? '') === nonGalleryTemplate)
}

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
