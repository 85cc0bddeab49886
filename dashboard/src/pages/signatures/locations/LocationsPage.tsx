import { Button } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { LocationRegular } from '@fluentui/react-icons/svg/location'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { routeAddress } from '../../../api/client.ts'
import { rulesDryRunQuery } from '../../../api/signature-rules.ts'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { LinkButton } from '../../../components/LinkButton.tsx'
import { LoadingRows } from '../../../components/Loading.tsx'
import { Card, Empty, PageHeader } from '../../../components/Page.tsx'
import { ChangeSetBar } from '../change-set/ChangeSetBar.tsx'
import { useChangeSet } from '../change-set/use-change-set.ts'
import { LocationTable } from './LocationTable.tsx'
import style from './locations.module.css'
import { type Open, Opened } from './Opened.tsx'
import { SuggestionsCard } from './SuggestionsCard.tsx'

/** The places of the company with their fields, who is in them, and those that people's cities ask for. */
export function LocationsPage() {
  const changeSet = useChangeSet()
  const { accountId, configuration, mayEdit, id } = changeSet
  const dryRun = useQuery({ ...rulesDryRunQuery(accountId, id), placeholderData: keepPreviousData })
  const [open, setOpen] = useState<Open | null>(null)
  const peopleIn = (location: string): number | null =>
    dryRun.data ? (dryRun.data.slots.location.targets.find((one) => one.id === location)?.people ?? 0) : null

  return (
    <>
      <PageHeader
        title="Locations"
        description="The places of your company. Templates write their fields, as the street; rules say who is where."
        actions={<Actions accountId={accountId} mayEdit={mayEdit && configuration !== undefined} onOpen={setOpen} />}
      />
      <ChangeSetBar changeSet={changeSet} />
      {changeSet.isPending && <LoadingRows />}
      {changeSet.error !== null && (
        <ErrorPanel title="The locations could not be loaded" error={changeSet.error} onRetry={changeSet.refetch} />
      )}
      {configuration && (
        <div className={style.stack}>
          <SuggestionsCard changeSet={changeSet} />
          <Card title="Locations">
            {configuration.locations.length === 0 ? (
              <Empty icon={<LocationRegular />} title="There is no location yet">
                Take over those that your people’s cities suggest, or make one by hand.
              </Empty>
            ) : (
              <LocationTable
                configuration={configuration}
                peopleIn={peopleIn}
                mayEdit={mayEdit}
                onEdit={(location) => setOpen({ what: 'location', location })}
                onRemove={(location) => setOpen({ what: 'remove', location })}
                onPeople={(location) => setOpen({ what: 'people', location })}
              />
            )}
          </Card>
        </div>
      )}
      {configuration && open && (
        <Opened
          open={open}
          changeSet={changeSet}
          configuration={configuration}
          peopleIn={peopleIn}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

interface ActionsProps {
  readonly accountId: string
  readonly mayEdit: boolean
  readonly onOpen: (open: Open) => void
}

function Actions({ accountId, mayEdit, onOpen }: ActionsProps) {
  const csv = routeAddress('GET /api/accounts/{accountId}/signatures/rules/values.csv', { params: { accountId } })
  return (
    <>
      <LinkButton>
        <a href={csv} download="scim-addresses.csv">
          Download SCIM addresses
        </a>
      </LinkButton>
      {mayEdit && (
        <>
          <Button onClick={() => onOpen({ what: 'fields' })}>Location fields</Button>
          <Button
            appearance="primary"
            icon={<AddRegular />}
            onClick={() => onOpen({ what: 'location', location: null })}
          >
            New location
          </Button>
        </>
      )}
    </>
  )
}
