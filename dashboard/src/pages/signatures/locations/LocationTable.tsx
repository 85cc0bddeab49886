import { Button } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import type { SignatureConfiguration, SignatureLocation } from '../../../api/schema.ts'
import { people } from '../../../format/number.ts'
import style from './locations.module.css'

interface LocationTableProps {
  readonly configuration: SignatureConfiguration
  /** Null: still counted. */
  readonly peopleIn: (locationId: string) => number | null
  readonly mayEdit: boolean
  readonly onEdit: (location: SignatureLocation) => void
  readonly onRemove: (location: SignatureLocation) => void
  readonly onPeople: (location: SignatureLocation) => void
}

export function LocationTable({ configuration, peopleIn, mayEdit, ...deeds }: LocationTableProps) {
  const fields = configuration.settings.locationFields
  return (
    <div className={style.scroll}>
      <table className={style.table} aria-label="Locations">
        <thead>
          <tr>
            <th scope="col">Location</th>
            <th scope="col">What templates can write of it</th>
            <th scope="col">People</th>
            {mayEdit && <th scope="col">Change</th>}
          </tr>
        </thead>
        <tbody>
          {configuration.locations.map((location) => {
            const count = peopleIn(location.id)
            const missing = fields.filter(({ id }) => !location.values[id]).map(({ label }) => label)
            return (
              <tr key={location.id}>
                <th scope="row" dir="auto" className={style.name}>
                  {location.name}
                </th>
                <td>
                  <bdi dir="auto">
                    {fields.flatMap(({ id }) => location.values[id] ?? []).join(', ') || 'Nothing yet'}
                  </bdi>
                  {missing.length > 0 && missing.length < fields.length && (
                    <div className={style.missing}>Without {missing.join(', ').toLowerCase()}</div>
                  )}
                </td>
                <td>
                  {count === null || count === 0 ? (
                    <span className={style.muted}>{count === null ? '…' : 'nobody'}</span>
                  ) : (
                    <button type="button" className={style.people} onClick={() => deeds.onPeople(location)}>
                      {people(count)}
                    </button>
                  )}
                </td>
                {mayEdit && (
                  <td className={style.deeds}>
                    <Button
                      appearance="subtle"
                      icon={<EditRegular />}
                      aria-label={`Change ${location.name}`}
                      onClick={() => deeds.onEdit(location)}
                    />
                    <Button
                      appearance="subtle"
                      icon={<DeleteRegular />}
                      aria-label={`Remove ${location.name}`}
                      onClick={() => deeds.onRemove(location)}
                    />
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
