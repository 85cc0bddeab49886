import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { sessionQuery, useAccount } from '../../api/session.ts'
import { PageHeader } from '../../components/Page.tsx'
import { Tabs } from '../../components/Tabs.tsx'
import { AccountSection } from './AccountSection.tsx'
import { MicrosoftSection } from './MicrosoftSection.tsx'
import { OperatorsSection } from './OperatorsSection.tsx'
import { ProfileSection } from './ProfileSection.tsx'
import style from './settings.module.css'

const route = getRouteApi('/accounts/$accountId/settings')

export function SettingsPage() {
  const account = useAccount()
  const { data: session } = useSuspenseQuery(sessionQuery)
  const { section = 'profile' } = route.useSearch()
  const navigate = route.useNavigate()
  const sections = [
    { value: 'profile', text: 'Your profile' },
    { value: 'operators', text: 'Operators' },
    { value: 'account', text: 'Account' },
    ...(session.operator.installationOwner ? [{ value: 'microsoft', text: 'Sign-in with Microsoft' }] : []),
  ]
  return (
    <>
      <PageHeader title="Settings" />
      <Tabs
        label="Settings"
        value={section}
        tabs={sections}
        onChange={(value) => void navigate({ search: { section: value }, replace: true })}
      />
      <div className={style.stack}>
        {section === 'profile' && <ProfileSection operator={session.operator} />}
        {section === 'operators' && <OperatorsSection account={account} ownId={session.operator.id} />}
        {section === 'account' && <AccountSection account={account} mayCreate={session.operator.installationOwner} />}
        {section === 'microsoft' && session.operator.installationOwner && <MicrosoftSection />}
      </div>
    </>
  )
}
