import { ScimError } from '@dynasend/scim'
import type { FastifyInstance } from 'fastify'
import { refusalAnswer } from './refusals.ts'
import { send } from './send.ts'

/** Where people end up when a Tenant URL was typed or cut by hand. */
const addresses = [
  '/scim',
  '/scim/*',
  '/Users',
  '/Users/*',
  '/Groups',
  '/Groups/*',
  '/Schemas',
  '/ServiceProviderConfig',
  '/ResourceTypes',
]

const answer = refusalAnswer(
  new ScimError(
    404,
    undefined,
    'There is no SCIM server at this address. A Tenant URL looks like https://host/scim/v2/<id>: copy it from the SCIM Server tab of the Dynasend dashboard.',
  ),
)

/** Answers SCIM clients outside of every Tenant URL with what to do, instead of a page. */
export function addLostAddresses(app: FastifyInstance): void {
  for (const url of addresses) {
    app.all(url, { exposeHeadRoute: false, preParsing: async () => undefined }, async (_request, reply) =>
      send(reply, answer),
    )
  }
}
