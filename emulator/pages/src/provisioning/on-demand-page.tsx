import { Button, Spinner, Tab, TabList, Text } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useProvisioningActions } from '../api/provisioning.ts'
import { Card } from '../controls/card.tsx'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { type Principal, PrincipalPicker } from '../controls/principal-picker.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { SectionHeading } from '../shell/blade.tsx'
import { JobCommands } from './job-commands.tsx'
import { OnDemandReport } from './on-demand-report.tsx'
import { ProvisioningBlade } from './provisioning-blade.tsx'

const route = getRouteApi('/applications/$applicationId/provisioning/on-demand')
const memberLimit = 5

function GroupMembersPicker(properties: {
  groupId: string
  picked: Principal[]
  onPick: (picked: Principal[]) => void
}): ReactElement {
  const { groupId, picked, onPick } = properties
  return (
    <>
      <Text>Members of the group to send with it, at most {memberLimit}:</Text>
      <PrincipalPicker
        offer={{ membersOf: groupId }}
        picked={picked}
        onPick={(next) => onPick(next.slice(0, memberLimit))}
      />
    </>
  )
}

function Form({ applicationId }: { applicationId: string }): ReactElement {
  const [kind, setKind] = useState<'users' | 'groups'>('users')
  const [subject, setSubject] = useState<Principal[]>([])
  const [members, setMembers] = useState<Principal[]>([])
  const { onDemand } = useProvisioningActions(applicationId)
  const chosen = subject[0]
  const choose = (picked: Principal[]): void => {
    onDemand.reset()
    setSubject(picked)
    setMembers([])
  }
  const provision = (): void => {
    if (chosen === undefined) return
    onDemand.mutate(
      chosen.type === 'User' ? { userId: chosen.id } : { groupId: chosen.id, memberIds: members.map(({ id }) => id) },
    )
  }
  if (onDemand.data !== undefined && chosen !== undefined) {
    return (
      <OnDemandReport
        applicationId={applicationId}
        result={onDemand.data}
        subject={chosen}
        onRetry={provision}
        busy={onDemand.isPending}
        onAnother={() => choose([])}
      />
    )
  }
  return (
    <Card>
      <SectionHeading hint="Sends one person or group now, without waiting for a cycle. Unsaved settings are not used.">
        Select a user or group
      </SectionHeading>
      <TabList
        selectedValue={kind}
        onTabSelect={(_, data) => {
          setKind(data.value === 'groups' ? 'groups' : 'users')
          choose([])
        }}
      >
        <Tab value="users">User</Tab>
        <Tab value="groups">Group</Tab>
      </TabList>
      <PrincipalPicker key={kind} offer={kind} single picked={subject} onPick={choose} />
      {kind === 'groups' && chosen !== undefined ? (
        <GroupMembersPicker groupId={chosen.id} picked={members} onPick={setMembers} />
      ) : null}
      {onDemand.error === null ? null : (
        <ErrorPanel title="Provisioning on demand was not possible" error={onDemand.error} />
      )}
      <div>
        <Button
          appearance="primary"
          disabled={chosen === undefined || onDemand.isPending}
          icon={onDemand.isPending ? <Spinner size="extra-tiny" /> : null}
          onClick={provision}
        >
          Provision
        </Button>
      </div>
    </Card>
  )
}

/** Steps 8 and 9: one person, sent now, with the four steps shown. */
export function OnDemandPage(): ReactElement {
  const { applicationId } = route.useParams()
  return (
    <ProvisioningBlade
      applicationId={applicationId}
      page="Provision on demand"
      crumbs={[
        <AppLink key="provisioning" to="/applications/$applicationId/provisioning" params={{ applicationId }}>
          Provisioning
        </AppLink>,
      ]}
      commands={<JobCommands applicationId={applicationId} page="on-demand" />}
    >
      <Form applicationId={applicationId} />
    </ProvisioningBlade>
  )
}
