import { Input } from '@fluentui/react-components'
import { type Choice, Filter } from '../../components/Controls.tsx'

const kinds: readonly Choice[] = [
  { value: '', text: 'Every deed' },
  { value: 'session', text: 'Sign-ins' },
  { value: 'operator', text: 'Operators' },
  { value: 'invitation', text: 'Invitations' },
  { value: 'token', text: 'Secret Tokens' },
  { value: 'scimServer', text: 'SCIM servers' },
  { value: 'connect', text: 'Connecting Entra' },
  { value: 'person', text: 'Exports and erasures of people' },
  { value: 'audit', text: 'This log' },
  { value: 'account', text: 'The account' },
  { value: 'setting', text: 'Settings of the installation' },
]

const logs: readonly Choice[] = [
  { value: '', text: 'This account' },
  { value: 'installation', text: 'The installation' },
]

interface AuditFiltersProps {
  readonly chosen: {
    readonly action?: string
    readonly log?: string
    readonly from?: string
    readonly to?: string
  }
  readonly maySeeInstallation: boolean
  readonly onChange: (change: Record<string, string>) => void
}

export function AuditFilters({ chosen, maySeeInstallation, onChange }: AuditFiltersProps) {
  return (
    <>
      {maySeeInstallation && (
        <Filter label="Log" value={chosen.log} choices={logs} onChoose={(log) => onChange({ log })} />
      )}
      <Filter label="Kind" value={chosen.action} choices={kinds} onChoose={(action) => onChange({ action })} />
      <Day label="From" value={chosen.from} onDay={(from) => onChange({ from })} />
      <Day label="To" value={chosen.to} onDay={(to) => onChange({ to })} />
    </>
  )
}

function Day({ label, value, onDay }: { label: string; value: string | undefined; onDay: (day: string) => void }) {
  return (
    <Input
      type="date"
      aria-label={label}
      contentBefore={<span aria-hidden>{label}</span>}
      value={value ?? ''}
      onChange={(_, data) => onDay(data.value)}
    />
  )
}
