import { Button } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { LocationRegular } from '@fluentui/react-icons/svg/location'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call, routeAddress } from '../../../api/client.ts'
import type { SignatureLocation } from '../../../api/schema.ts'
import { rulesDryRunQuery } from '../../../api/signature-rules.ts'
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { LinkButton } from '../../../components/LinkButton.tsx'
import { LoadingRows } from '../../../components/Loading.tsx'
import { Card, Empty, PageHeader } from '../../../components/Page.tsx'
import { people } from '../../../format/number.ts'
import { ChangeSetBar } from '../change-set/ChangeSetBar.tsx'
import { useChangeSet } from '../change-set/use-change-set.ts'
import { PeopleDialog } from '../rules/PeopleDialog.tsx'
import { ruleId } from '../rules/words.ts'
import { FieldsDialog } from './FieldsDialog.tsx'
import { LocationDialog } from './LocationDialog.tsx'
import { LocationTable } from './LocationTable.tsx'
import style from './locations.module.css'
import { SuggestionsCard } from './SuggestionsCard.tsx'

type Open =
  | { readonly what: 'location'; readonly location: SignatureLocation | null }
  | { readonly what: 'remove'; readonly location: SignatureLocation }
  | { readonly what: 'people'; readonly location: SignatureLocation }
  | { readonly what: 'fields' }

/** The places of the company with their fields, who is in them, and those that people's cities ask for. */
export function LocationsPage() {
  const changeSet = useChangeSet()
  const { accountId, configuration, mayEdit, id } = changeSet
  const dryRun = useQuery({ ...rulesDryRunQuery(accountId, id), placeholderData: keepPreviousData })
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const peopleIn = (location: string): number | null =>
    dryRun.data ? (dryRun.data.slots.location.targets.find((one) => one.id === location)?.people ?? 0) : null
  const csv = routeAddress('GET /api/accounts/{accountId}/signatures/rules/values.csv', { params: { accountId } })

  const save = ({ id: locationId, ...location }: SignatureLocation) =>
    changeSet.edit(({ revision, ...params }) =>
      call('PUT /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/locations/{locationId}', {
        params: { ...params, locationId },
        body: { revision, location },
      }),
    )
  const remove = (location: SignatureLocation) =>
    changeSet.edit(({ revision, ...params }) =>
      call('DELETE /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/locations/{locationId}', {
        params: { ...params, locationId: location.id },
        query: { revision },
      }),
    )

  return (
    <>
      <PageHeader
        title="Locations"
        description="The places of your company. Templates write their fields, as the street; rules say who is where."
        actions={
          <>
            <LinkButton>
              <a href={csv} download="scim-addresses.csv">
                Download SCIM addresses
              </a>
            </LinkButton>
            {mayEdit && configuration && (
              <>
                <Button onClick={() => setOpen({ what: 'fields' })}>Location fields</Button>
                <Button
                  appearance="primary"
                  icon={<AddRegular />}
                  onClick={() => setOpen({ what: 'location', location: null })}
                >
                  New location
                </Button>
              </>
            )}
          </>
        }
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
      {configuration && open?.what === 'location' && (
        <LocationDialog
          location={open.location}
          fields={configuration.settings.locationFields}
          newId={(name) =>
            ruleId(
              name,
              configuration.locations.map((one) => one.id),
            )
          }
          onSave={save}
          onClose={close}
        />
      )}
      {configuration && open?.what === 'fields' && (
        <FieldsDialog changeSet={changeSet} fields={configuration.settings.locationFields} onClose={close} />
      )}
      {open?.what === 'remove' && (
        <ConfirmDialog
          title={`Remove “${open.location.name}”?`}
          confirm="Remove"
          run={() => remove(open.location)}
          onClose={close}
        >
          The rules that give it go with it: {people(peopleIn(open.location.id) ?? 0)} go to the next rule that matches
          them. Nothing is in force before the change set is published.
        </ConfirmDialog>
      )}
      {configuration && open?.what === 'people' && (
        <PeopleDialog
          title={`In ${open.location.name}`}
          accountId={accountId}
          changeSet={id}
          filter={{ slot: 'location', show: 'target', which: open.location.id }}
          names={configuration}
          onClose={close}
        />
      )}
    </>
  )
}
