import { Link, Outlet } from '@tanstack/react-router'
import { useAccount } from '../../api/session.ts'
import style from './signatures-frame.module.css'
import { signatureTabs } from './tabs.ts'

/** Above every page of signatures: the way to the others. */
export function SignaturesFrame() {
  const { id: accountId } = useAccount()
  return (
    <>
      <nav aria-label="Signatures" className={style.pages}>
        <ul className={style.list}>
          {signatureTabs.map(({ to, text }) => (
            <li key={to}>
              <Link className={style.page} to={to} params={{ accountId }} activeOptions={{ includeSearch: false }}>
                {text}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Outlet />
    </>
  )
}
