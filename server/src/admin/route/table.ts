/** Every route of the admin API. The OpenAPI document and the dashboard's types are generated from this list. */
import * as accounts from '../accounts/routes.ts'
import * as activity from '../activity/routes.ts'
import * as apiKeys from '../api-keys/routes.ts'
import * as attributes from '../attributes/routes.ts'
import * as audit from '../audit/routes.ts'
import * as connect from '../connect/routes.ts'
import * as delivery from '../delivery/routes.ts'
import * as groups from '../groups/routes.ts'
import * as health from '../health/routes.ts'
import * as heldChanges from '../held-changes/routes.ts'
import * as invitations from '../invitations/routes.ts'
import * as oidc from '../oidc/routes.ts'
import * as operators from '../operators/routes.ts'
import * as overview from '../overview/routes.ts'
import * as people from '../people/routes.ts'
import * as photos from '../photos/routes.ts'
import * as privacy from '../privacy/routes.ts'
import * as scimServers from '../scim-servers/routes.ts'
import * as session from '../session/routes.ts'
import * as setup from '../setup/routes.ts'
import * as signatureBanners from '../signature-banners/routes.ts'
import * as signatureChanges from '../signature-changes/routes.ts'
import * as signatureFields from '../signature-fields/routes.ts'
import * as signatureLocations from '../signature-locations/routes.ts'
import * as signaturePeople from '../signature-people/routes.ts'
import * as signaturePrograms from '../signature-programs/routes.ts'
import * as signaturePublishing from '../signature-publishing/routes.ts'
import * as signatureRules from '../signature-rules/routes.ts'
import type { RouteDefinition } from './define.ts'

const rooms: readonly Readonly<Record<string, unknown>>[] = [
  setup,
  session,
  accounts,
  operators,
  invitations,
  oidc,
  overview,
  people,
  groups,
  scimServers,
  activity,
  attributes,
  health,
  heldChanges,
  connect,
  audit,
  privacy,
  signatureChanges,
  signaturePeople,
  signatureRules,
  signatureLocations,
  signatureFields,
  signaturePrograms,
  signatureBanners,
  signaturePublishing,
  apiKeys,
  delivery,
  photos,
]

const isRoute = (value: unknown): value is RouteDefinition =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value

export const routeTable: readonly RouteDefinition[] = rooms.flatMap((room) => Object.values(room)).filter(isRoute)
