import type { Overview } from '../../api/schema.ts'
import { NavigationLink } from '../../components/NavigationLink.tsx'
import { OwnLink } from '../../components/OwnLink.tsx'
import { State, StateIcon } from '../../components/State.tsx'
import style from './overview.module.css'

/** What an operator should look at, worst first; each with the way to it. */
export function Attention({ items }: { items: Overview['attention'] }) {
  if (items.length === 0) return <State colour="green">Nothing needs you now.</State>
  return (
    <ul className={style.list}>
      {items.map((item) => (
        <li key={`${item.title}${item.link}`} className={style.item}>
          <StateIcon colour={item.level} />
          <div>
            <NavigationLink>
              <OwnLink address={item.link}>{item.title}</OwnLink>
            </NavigationLink>
            <p>{item.detail}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}
