import { BoardRegular } from '@fluentui/react-icons/svg/board'
import { HeartPulseRegular } from '@fluentui/react-icons/svg/heart-pulse'
import { HistoryRegular } from '@fluentui/react-icons/svg/history'
import { PauseCircleRegular } from '@fluentui/react-icons/svg/pause-circle'
import { PeopleRegular } from '@fluentui/react-icons/svg/people'
import { PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team'
import { PlugConnectedRegular } from '@fluentui/react-icons/svg/plug-connected'
import { SettingsRegular } from '@fluentui/react-icons/svg/settings'
import { ShieldCheckmarkRegular } from '@fluentui/react-icons/svg/shield-checkmark'
import { SignatureRegular } from '@fluentui/react-icons/svg/signature'
import { TagMultipleRegular } from '@fluentui/react-icons/svg/tag-multiple'
import { Link } from '@tanstack/react-router'
import { useAccount } from '../api/session.ts'
import style from './shell.module.css'

const entries = [
  { to: '/accounts/$accountId/overview', text: 'Overview', Icon: BoardRegular },
  { to: '/accounts/$accountId/users', text: 'Users', Icon: PeopleRegular },
  { to: '/accounts/$accountId/groups', text: 'Groups', Icon: PeopleTeamRegular },
  { to: '/accounts/$accountId/signatures', text: 'Signatures', Icon: SignatureRegular },
  { to: '/accounts/$accountId/scim-servers', text: 'SCIM Server', Icon: PlugConnectedRegular },
  { to: '/accounts/$accountId/health', text: 'Health', Icon: HeartPulseRegular },
  { to: '/accounts/$accountId/held-changes', text: 'Held changes', Icon: PauseCircleRegular },
  { to: '/accounts/$accountId/activity', text: 'Activity', Icon: HistoryRegular },
  { to: '/accounts/$accountId/attributes', text: 'Attributes seen', Icon: TagMultipleRegular },
  { to: '/accounts/$accountId/audit', text: 'Audit', Icon: ShieldCheckmarkRegular },
  { to: '/accounts/$accountId/settings', text: 'Settings', Icon: SettingsRegular },
] as const

/** The links at the left; the one of the current page has `aria-current`. */
export function Navigation({ accountId }: { accountId: string }) {
  const { maySeeAudit } = useAccount()
  return (
    <ul className={style.navList}>
      {entries
        .filter(({ text }) => text !== 'Audit' || maySeeAudit)
        .map(({ to, text, Icon }) => (
          <li key={to}>
            <Link to={to} params={{ accountId }} activeOptions={{ includeSearch: false }}>
              <Icon fontSize={20} aria-hidden />
              {text}
            </Link>
          </li>
        ))}
    </ul>
  )
}
