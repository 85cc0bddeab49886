/** Every handler, in the order of the route table. */
import { createAccountRoute } from './accounts/create.ts'
import { renameAccountRoute } from './accounts/rename.ts'
import { getActivityRoute } from './activity/get.ts'
import { listActivityRoute } from './activity/list.ts'
import { apiKeysRoutes } from './api-keys/handlers.ts'
import { downloadAttributesSeenRoute } from './attributes/download.ts'
import { listAttributesSeenRoute } from './attributes/list.ts'
import { auditRoutes } from './audit/handlers.ts'
import { connectRoutes } from './connect/handlers.ts'
import { deliveryRoutes } from './delivery/handlers.ts'
import { getGroupRoute } from './groups/get.ts'
import { listGroupsRoute } from './groups/list.ts'
import { listMembersRoute } from './groups/members.ts'
import { healthRoutes } from './health/handlers.ts'
import { heldChangesRoutes } from './held-changes/handlers.ts'
import { acceptInvitationRoute } from './invitations/accept.ts'
import { createInvitationRoute } from './invitations/create.ts'
import { deleteInvitationRoute } from './invitations/delete.ts'
import { getInvitationRoute } from './invitations/get.ts'
import { listInvitationsRoute } from './invitations/list.ts'
import { deleteOidcRoute } from './oidc/delete.ts'
import { getOidcRoute } from './oidc/get.ts'
import { putOidcRoute } from './oidc/put.ts'
import { testOidcRoute } from './oidc/try.ts'
import { changeOperatorRoleRoute } from './operators/change.ts'
import { listOperatorsRoute } from './operators/list.ts'
import { removeOperatorRoute } from './operators/remove.ts'
import { getOverviewRoute } from './overview/get.ts'
import { deletePersonRoute } from './people/delete.ts'
import { editPersonRoute } from './people/edit.ts'
import { getPeopleFacetsRoute } from './people/facets.ts'
import { getPersonRoute } from './people/get.ts'
import { getPersonHistoryRoute } from './people/history.ts'
import { listPeopleRoute } from './people/list.ts'
import { photosRoutes } from './photos/handlers.ts'
import { privacyRoutes } from './privacy/handlers.ts'
import type { BoundRoute } from './route/bind.ts'
import { changeScimServerRoute } from './scim-servers/change.ts'
import { getChecksRoute } from './scim-servers/checks.ts'
import { addClientSecretRoute } from './scim-servers/client-secrets.ts'
import { createScimServerRoute } from './scim-servers/create.ts'
import { disconnectScimServerRoute } from './scim-servers/disconnect.ts'
import { getScimServerRoute } from './scim-servers/get.ts'
import { listScimServersRoute } from './scim-servers/list.ts'
import { reconnectScimServerRoute } from './scim-servers/reconnect.ts'
import { revealTokenRoute } from './scim-servers/reveal-token.ts'
import { revokeTokenRoute } from './scim-servers/revoke-token.ts'
import { rotateTokenRoute } from './scim-servers/rotate-token.ts'
import { removeWorkloadIdentityRoute, setWorkloadIdentityRoute } from './scim-servers/workload-identity.ts'
import { definePasswordRoute } from './session/define-password.ts'
import { getSessionRoute } from './session/get.ts'
import { getSignInOptionsRoute } from './session/options.ts'
import { createFirstOwnerRoute } from './setup/create.ts'
import { getSetupRoute } from './setup/get.ts'
import { oneTimeSignInRoute } from './setup/one-time-sign-in.ts'
import { signatureBannersRoutes } from './signature-banners/handlers.ts'
import { signatureChangesRoutes } from './signature-changes/handlers.ts'
import { signatureFieldsRoutes } from './signature-fields/handlers.ts'
import { signatureLocationsRoutes } from './signature-locations/handlers.ts'
import { signaturePeopleRoutes } from './signature-people/handlers.ts'
import { signatureProgramsRoutes } from './signature-programs/handlers.ts'
import { signaturePublishingRoutes } from './signature-publishing/handlers.ts'
import { signatureRulesRoutes } from './signature-rules/handlers.ts'

export const boundRoutes: readonly BoundRoute[] = [
  getSetupRoute,
  createFirstOwnerRoute,
  oneTimeSignInRoute,
  getSessionRoute,
  getSignInOptionsRoute,
  definePasswordRoute,
  createAccountRoute,
  renameAccountRoute,
  listOperatorsRoute,
  changeOperatorRoleRoute,
  removeOperatorRoute,
  listInvitationsRoute,
  createInvitationRoute,
  deleteInvitationRoute,
  getInvitationRoute,
  acceptInvitationRoute,
  getOidcRoute,
  putOidcRoute,
  deleteOidcRoute,
  testOidcRoute,
  getOverviewRoute,
  listPeopleRoute,
  getPersonRoute,
  getPersonHistoryRoute,
  editPersonRoute,
  deletePersonRoute,
  getPeopleFacetsRoute,
  listGroupsRoute,
  getGroupRoute,
  listMembersRoute,
  listScimServersRoute,
  createScimServerRoute,
  getScimServerRoute,
  changeScimServerRoute,
  rotateTokenRoute,
  addClientSecretRoute,
  setWorkloadIdentityRoute,
  removeWorkloadIdentityRoute,
  revealTokenRoute,
  revokeTokenRoute,
  disconnectScimServerRoute,
  reconnectScimServerRoute,
  getChecksRoute,
  listActivityRoute,
  getActivityRoute,
  listAttributesSeenRoute,
  downloadAttributesSeenRoute,
  ...healthRoutes,
  ...heldChangesRoutes,
  ...connectRoutes,
  ...auditRoutes,
  ...privacyRoutes,
  ...signatureChangesRoutes,
  ...signaturePeopleRoutes,
  ...signatureRulesRoutes,
  ...signatureLocationsRoutes,
  ...signatureFieldsRoutes,
  ...signatureProgramsRoutes,
  ...signatureBannersRoutes,
  ...signaturePublishingRoutes,
  ...apiKeysRoutes,
  ...deliveryRoutes,
  ...photosRoutes,
]
