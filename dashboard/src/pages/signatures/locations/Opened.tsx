import { call } from '../../../api/client.ts'
import type { SignatureConfiguration, SignatureLocation } from '../../../api/schema.ts'
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx'
import { people } from '../../../format/number.ts'
import type { ChangeSetInUse } from '../change-set/use-change-set.ts'
import { PeopleDialog } from '../rules/PeopleDialog.tsx'
import { ruleId } from '../rules/words.ts'
import { FieldsDialog } from './FieldsDialog.tsx'
import { LocationDialog } from './LocationDialog.tsx'

/** What stands over the page of locations. */
export type Open =
  | { readonly what: 'location'; readonly location: SignatureLocation | null }
  | { readonly what: 'remove'; readonly location: SignatureLocation }
  | { readonly what: 'people'; readonly location: SignatureLocation }
  | { readonly what: 'fields' }

interface OpenedProps {
  readonly open: Open
  readonly changeSet: ChangeSetInUse
  readonly configuration: SignatureConfiguration
  readonly peopleIn: (locationId: string) => number | null
  readonly onClose: () => void
}

/** The dialog that is open. */
export function Opened({ open, changeSet, configuration, peopleIn, onClose }: OpenedProps) {
  const { locationFields } = configuration.settings
  const taken = configuration.locations.map(({ id }) => id)
  switch (open.what) {
    case 'location':
      return (
        <LocationDialog
          location={open.location}
          fields={locationFields}
          newId={(name) => ruleId(name, taken)}
          onSave={(location) => save(changeSet, location)}
          onClose={onClose}
        />
      )
    case 'fields':
      return <FieldsDialog changeSet={changeSet} fields={locationFields} onClose={onClose} />
    case 'remove':
      return (
        <ConfirmDialog
          title={`Remove “${open.location.name}”?`}
          confirm="Remove"
          run={() => remove(changeSet, open.location)}
          onClose={onClose}
        >
          The rules that give it go with it: {people(peopleIn(open.location.id) ?? 0)} go to the next rule that matches
          them. Nothing is in force before the change set is published.
        </ConfirmDialog>
      )
    case 'people':
      return (
        <PeopleDialog
          title={`In ${open.location.name}`}
          accountId={changeSet.accountId}
          changeSet={changeSet.id}
          filter={{ slot: 'location', show: 'target', which: open.location.id }}
          names={configuration}
          onClose={onClose}
        />
      )
  }
}

const save = (changeSet: ChangeSetInUse, { id: locationId, ...location }: SignatureLocation): Promise<void> =>
  changeSet.edit(({ revision, ...params }) =>
    call('PUT /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/locations/{locationId}', {
      params: { ...params, locationId },
      body: { revision, location },
    }),
  )

const remove = (changeSet: ChangeSetInUse, { id: locationId }: SignatureLocation): Promise<void> =>
  changeSet.edit(({ revision, ...params }) =>
    call('DELETE /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/locations/{locationId}', {
      params: { ...params, locationId },
      query: { revision },
    }),
  )
