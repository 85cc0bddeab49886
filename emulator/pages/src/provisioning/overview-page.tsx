import { Text } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useAssignments } from '../api/applications.ts'
import { useProvisioning } from '../api/provisioning.ts'
import type { Provisioning } from '../api/provisioning-contract.ts'
import { Card, Facts } from '../controls/card.tsx'
import { Empty } from '../controls/empty.tsx'
import { Loaded } from '../controls/loading.tsx'
import { FaultsBar } from '../faults/faults-bar.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { SectionHeading } from '../shell/blade.tsx'
import { CycleCard } from './cycle-card.tsx'
import { JobCommands } from './job-commands.tsx'
import { ProvisioningBlade } from './provisioning-blade.tsx'
import { QuarantineBar } from './quarantine-bar.tsx'

const route = getRouteApi('/applications/$applicationId/provisioning')

function GetStarted({ applicationId }: { applicationId: string }): ReactElement {
  return (
    <Empty title="Provisioning is not configured yet">
      <Text>
        Choose{' '}
        <AppLink to="/applications/$applicationId/provisioning/settings" params={{ applicationId }}>
          Get started
        </AppLink>
        , or “Provisioning” under “Manage” at the left: there go the Tenant URL and the Secret Token that the SCIM
        Server tab of your Dynasend dashboard shows.
      </Text>
    </Empty>
  )
}

function AssignHint({
  applicationId,
  provisioning,
}: {
  applicationId: string
  provisioning: Provisioning
}): ReactElement | null {
  const assignments = useAssignments(applicationId)
  if (provisioning.settings.scope === 'all' || (assignments.data?.pages[0]?.total ?? 1) > 0) return null
  return (
    <Empty title="Nobody is assigned yet, so cycles send nobody">
      <Text>
        Go to{' '}
        <AppLink to="/applications/$applicationId/provisioning/users-and-groups" params={{ applicationId }}>
          Users and groups
        </AppLink>
        , choose “Add user/group” and assign the group “All Users”.
      </Text>
    </Empty>
  )
}

function Technical({ provisioning }: { provisioning: Provisioning }): ReactElement {
  return (
    <Card>
      <SectionHeading>Technical information</SectionHeading>
      <Facts
        facts={[
          ['Job ID', provisioning.job.id],
          ['Tenant URL', provisioning.credentials?.tenantUrl ?? '–'],
          ['Provisioning interval', '40 minutes'],
          [
            'Scope',
            provisioning.settings.scope === 'all' ? 'Sync all users and groups' : 'Sync only assigned users and groups',
          ],
          ['Leaving the scope', provisioning.settings.skipOutOfScopeDeletions ? 'sends nothing' : 'disables the user'],
          ['Waiting for a retry', String(provisioning.job.escrowed)],
        ]}
      />
    </Card>
  )
}

/** Provisioning overview: how the job stands and what the current cycle has done. */
export function ProvisioningOverviewPage(): ReactElement {
  const { applicationId } = route.useParams()
  const provisioning = useProvisioning(applicationId)
  return (
    <ProvisioningBlade
      applicationId={applicationId}
      page="Provisioning"
      commands={<JobCommands applicationId={applicationId} page="overview" />}
    >
      <Loaded query={provisioning} what="Provisioning">
        {(found) =>
          found.job.status === 'NotConfigured' ? (
            <GetStarted applicationId={applicationId} />
          ) : (
            <>
              <FaultsBar applicationId={applicationId} text={found.job.faults} />
              <QuarantineBar applicationId={applicationId} job={found.job} />
              <CycleCard applicationId={applicationId} job={found.job} />
              <AssignHint applicationId={applicationId} provisioning={found} />
              <Technical provisioning={found} />
            </>
          )
        }
      </Loaded>
    </ProvisioningBlade>
  )
}
