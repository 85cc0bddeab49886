import { Tab, TabList, Text } from '@fluentui/react-components'
import { type ReactElement, useState } from 'react'
import { useLog } from '../api/provisioning.ts'
import type { ProvisioningLogDetail } from '../api/provisioning-contract.ts'
import { Facts } from '../controls/card.tsx'
import { Loaded } from '../controls/loading.tsx'
import { Preformatted } from '../controls/preformatted.tsx'
import { SidePanel } from '../controls/side-panel.tsx'
import { outcomeTone, Status } from '../controls/status.tsx'
import { durationText, exactTime } from '../controls/time.ts'
import { ModifiedTable } from './modified-table.tsx'
import { StepList } from './step-list.tsx'

const views = ['Steps', 'Troubleshooting', 'Modified properties', 'Summary'] as const
type View = (typeof views)[number]

function Troubleshooting({ log }: { log: ProvisioningLogDetail }): ReactElement {
  const quiet = log.errorCode === null && (log.request ?? null) === null
  if (quiet) return <Text>There is nothing to mend: no error was reported.</Text>
  return (
    <>
      <Text>{log.description}</Text>
      <Facts
        facts={[
          ['Error code', log.errorCode ?? 'none'],
          ...(log.reason === null ? [] : [['Reason', log.reason] as const]),
          ['What to do', log.whatToDo ?? 'nothing'],
          ...(log.fault === null ? [] : [['Fault of the rehearsal', log.fault] as const]),
        ]}
      />
      <Preformatted label="Request">{log.request ?? ''}</Preformatted>
      <Preformatted label="Response">{log.response ?? ''}</Preformatted>
    </>
  )
}

function Summary({ log }: { log: ProvisioningLogDetail }): ReactElement {
  return (
    <Facts
      facts={[
        ['Date', exactTime(log.at)],
        ['Action', log.action],
        ['Duration', durationText(log.milliseconds)],
        ['Source', `${log.object.type} ${log.object.displayName}`],
        ['Source ID', log.object.id],
        ['Target ID', log.target.id ?? 'none'],
        ['Cycle ID', log.cycleId ?? 'on demand'],
        ['Change ID', log.changeId],
        ['Description', log.description],
      ]}
    />
  )
}

function Details({ log, view }: { log: ProvisioningLogDetail; view: View }): ReactElement {
  if (view === 'Troubleshooting') return <Troubleshooting log={log} />
  if (view === 'Modified properties') return <ModifiedTable rows={log.modified ?? []} />
  if (view === 'Summary') return <Summary log={log} />
  return <StepList steps={log.steps ?? []} />
}

/** One log entry in full, in a fly-out. */
export function LogPanel(properties: {
  applicationId: string
  logId: string | null
  onClose: () => void
}): ReactElement {
  const log = useLog(properties.applicationId, properties.logId)
  const [view, setView] = useState<View>('Steps')
  return (
    <SidePanel open={properties.logId !== null} title="Provisioning log details" onClose={properties.onClose}>
      <TabList
        selectedValue={view}
        onTabSelect={(_, data) => setView(views.find((name) => name === data.value) ?? 'Steps')}
        style={{ flexWrap: 'wrap' }}
      >
        {views.map((name) => (
          <Tab key={name} value={name}>
            {name}
          </Tab>
        ))}
      </TabList>
      <Loaded query={log} what="The log entry">
        {(found) => (
          <>
            <Text weight="semibold" dir="auto">
              {found.object.displayName}
            </Text>
            <Status tone={outcomeTone(found.status)}>
              {found.status}: {found.action}
            </Status>
            <Details log={found} view={view} />
          </>
        )}
      </Loaded>
    </SidePanel>
  )
}
