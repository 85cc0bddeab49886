import { Avatar } from '@fluentui/react-components'
import type { Person } from '../../api/schema.ts'
import { Fields } from '../../components/Fields.tsx'
import { NavigationLink } from '../../components/NavigationLink.tsx'
import { Card, Muted } from '../../components/Page.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import style from './person.module.css'

/** The person at a glance, as on a visiting card. */
export function BusinessCard({ person }: { person: Person }) {
  return (
    <div className={style.stack}>
      <Card>
        <div className={style.card}>
          <Avatar name={person.displayName} size={72} color="colorful" idForColor={person.id} aria-hidden />
          <div>
            <bdi dir="auto" className={style.name}>
              {person.displayName || person.userName}
            </bdi>
            <div>
              <bdi dir="auto">{person.title}</bdi>
            </div>
            <Muted>
              <bdi dir="auto">{[person.department, person.location].filter(Boolean).join(' · ')}</bdi>
            </Muted>
          </div>
          <div className={style.contact}>
            {person.email && (
              <NavigationLink>
                <a href={`mailto:${encodeURIComponent(person.email)}`}>{person.email}</a>
              </NavigationLink>
            )}
            {person.phone && <bdi dir="ltr">{person.phone}</bdi>}
          </div>
        </div>
      </Card>
      <Card>
        <Fields
          lines={[
            { name: 'User name', hint: 'userName', value: person.userName },
            { name: 'Source', value: person.source === 'scim' ? 'Microsoft Entra ID' : 'Manual' },
            { name: 'Created', value: <RelativeTime time={person.created} /> },
            { name: 'Changed', value: <RelativeTime time={person.lastModified} /> },
          ]}
        />
      </Card>
    </div>
  )
}
