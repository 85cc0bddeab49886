import { Link } from '@tanstack/react-router'
import type { Person } from '../../api/schema.ts'
import { NavigationLink } from '../../components/NavigationLink.tsx'
import { Card, Muted } from '../../components/Page.tsx'
import { people } from '../../format/number.ts'
import style from './person.module.css'

/** Who leads this person, and whom they lead. */
export function Reports({ person, accountId }: { person: Person; accountId: string }) {
  const { manager, reports } = person
  return (
    <div className={style.stack}>
      <Card title="Manager">
        {manager ? (
          <PersonLink accountId={accountId} id={manager.id} name={manager.displayName} />
        ) : (
          'No manager was sent.'
        )}
      </Card>
      <Card title={`Reports: ${people(reports.total)}`}>
        <ul className={style.links}>
          {reports.items.map((report) => (
            <li key={report.id} className={style.link}>
              <PersonLink accountId={accountId} id={report.id} name={report.displayName} />
              <Muted>
                <bdi dir="auto">{report.title}</bdi>
              </Muted>
            </li>
          ))}
        </ul>
        {reports.total > reports.items.length && <Muted>and {people(reports.total - reports.items.length)} more</Muted>}
      </Card>
    </div>
  )
}

function PersonLink({ accountId, id, name }: { accountId: string; id: string; name: string }) {
  return (
    <NavigationLink>
      <Link to="/accounts/$accountId/users/$userId" params={{ accountId, userId: id }} search={{}}>
        <bdi dir="auto">{name}</bdi>
      </Link>
    </NavigationLink>
  )
}
