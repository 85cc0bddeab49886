import { getRouteApi } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useProvisioning } from '../api/provisioning.ts'
import { Loaded } from '../controls/loading.tsx'
import { ProvisioningBlade } from '../provisioning/provisioning-blade.tsx'
import { MappingsCard } from './mappings-card.tsx'

const route = getRouteApi('/applications/$applicationId/provisioning/mappings')

/** Attribute mapping: the two object mappings. */
export function MappingsPage(): ReactElement {
  const { applicationId } = route.useParams()
  const provisioning = useProvisioning(applicationId)
  return (
    <ProvisioningBlade applicationId={applicationId} page="Attribute mapping">
      <Loaded query={provisioning} what="The mappings">
        {(found) => <MappingsCard applicationId={applicationId} provisioning={found} />}
      </Loaded>
    </ProvisioningBlade>
  )
}
