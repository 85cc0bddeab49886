import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import type { SignatureSettings } from '../../../api/schema.ts'
import { useNotify } from '../../../components/notify.tsx'
import { Card } from '../../../components/Page.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { TextField } from '../../../components/TextField.tsx'
import { useForm } from '../../../components/use-form.ts'
import type { ChangeSetInUse } from '../change-set/use-change-set.ts'
import style from './fields.module.css'

interface MarkersCardProps {
  readonly changeSet: ChangeSetInUse
  readonly settings: SignatureSettings
}

/** Values that mean nothing, and the country of phone numbers. */
export function MarkersCard({ changeSet, settings }: MarkersCardProps) {
  const [markers, setMarkers] = useState(settings.emptyMarkers.join(' '))
  const [country, setCountry] = useState(settings.country ?? '')
  const notify = useNotify()
  const { isSending, problem, onSubmit } = useForm(async () => {
    const body = {
      emptyMarkers: markers.split(/\s+/u).filter((marker) => marker !== ''),
      country: country.trim() === '' ? null : country.trim().toUpperCase(),
    }
    await changeSet.edit(({ revision, ...params }) =>
      call('PUT /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/field-settings', {
        params,
        body: { revision, ...body },
      }),
    )
    notify.done('Saved in the change set')
  })
  return (
    <Card title="For all fields">
      <form onSubmit={onSubmit} className={style.form}>
        <div className={style.pair}>
          <TextField
            label="Values that count as empty"
            name="emptyMarkers"
            hint="Entra never sends a cleared value: let it send one of these instead. With a space between."
            value={markers}
            onText={setMarkers}
            problem={problem}
            required={false}
            input={{ disabled: !changeSet.mayEdit }}
          />
          <TextField
            label="Country of phone numbers without a country code"
            name="country"
            hint="Two letters, as DE, where a person has no country."
            value={country}
            onText={setCountry}
            problem={problem}
            required={false}
            input={{ maxLength: 2, disabled: !changeSet.mayEdit }}
          />
        </div>
        <Problem title="This was not saved" problem={problem} />
        {changeSet.mayEdit && (
          <div>
            <Button type="submit" disabled={isSending}>
              Save
            </Button>
          </div>
        )}
      </form>
    </Card>
  )
}
