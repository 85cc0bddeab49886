import { Link } from '@tanstack/react-router'
import type { Person } from '../../api/schema.ts'
import { NavigationLink } from '../../components/NavigationLink.tsx'
import { Card, Muted } from '../../components/Page.tsx'
import style from './person.module.css'

export function PersonGroups({ groups, accountId }: { groups: Person['groups']; accountId: string }) {
  if (groups.length === 0) {
    return <Card>This person is in no group that Microsoft Entra ID has sent.</Card>
  }
  return (
    <Card>
      <ul className={style.links}>
        {groups.map((group) => (
          <li key={`${group.id}${group.type}`} className={style.link}>
            <NavigationLink>
              <Link to="/accounts/$accountId/groups/$groupId" params={{ accountId, groupId: group.id }} search={{}}>
                <bdi dir="auto">{group.displayName}</bdi>
              </Link>
            </NavigationLink>
            {group.type === 'indirect' && <Muted>through another group</Muted>}
          </li>
        ))}
      </ul>
    </Card>
  )
}
