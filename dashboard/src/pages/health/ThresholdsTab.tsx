import { Button } from '@fluentui/react-components'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { healthSettingsQuery, saveHealthSettings, serverHealthSettingsQuery } from '../../api/health.ts'
import type { HealthSettings, ScimServer } from '../../api/schema.ts'
import type { AccountAccess } from '../../api/session.ts'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../components/Loading.tsx'
import { useNotify } from '../../components/notify.tsx'
import { Card } from '../../components/Page.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useForm } from '../../components/use-form.ts'
import style from './health.module.css'
import { ServerThresholds } from './ServerThresholds.tsx'
import { ThresholdFields } from './ThresholdFields.tsx'
import { enteredOf, thresholdsOf } from './thresholds.ts'

interface ThresholdsTabProps {
  readonly account: AccountAccess
  readonly servers: readonly ScimServer[]
  readonly scimServer: string | undefined
}

/** From which numbers on something is trouble: for the account, and for a SCIM server that differs. */
export function ThresholdsTab({ account, servers, scimServer }: ThresholdsTabProps) {
  const query = useQuery(healthSettingsQuery(account.id))
  const server = servers.find(({ id }) => id === scimServer) ?? (servers.length === 1 ? servers[0] : undefined)
  const own = useQuery({
    ...serverHealthSettingsQuery(account.id, server?.id ?? ''),
    enabled: server !== undefined,
  })
  if (query.isPending || (server && own.isPending)) return <LoadingRows />
  const error = query.error ?? own.error
  if (!query.data || (server && !own.data)) {
    return (
      <ErrorPanel
        title="The settings could not be loaded"
        error={error}
        onRetry={() => void Promise.all([query.refetch(), own.refetch()])}
      />
    )
  }
  return (
    <div className={`${style.stack} ${style.narrow}`}>
      {server && own.data && (
        <ServerThresholds
          key={server.id}
          account={account}
          server={server}
          settings={own.data}
          ofAccount={query.data.settings.thresholds}
        />
      )}
      <AccountThresholds account={account} settings={query.data.settings} />
    </div>
  )
}

function AccountThresholds({ account, settings }: { account: AccountAccess; settings: HealthSettings }) {
  const [entered, setEntered] = useState(enteredOf(settings.thresholds))
  const client = useQueryClient()
  const notify = useNotify()
  const form = useForm(async () => {
    await saveHealthSettings(account.id, { ...settings, thresholds: thresholdsOf(entered) })
    await client.invalidateQueries({ queryKey: ['account', account.id] })
    notify.done('The numbers were saved')
  })
  return (
    <Card title="For every SCIM server of this account">
      <form className={style.stack} onSubmit={form.onSubmit}>
        <div>
          <ThresholdFields
            entered={entered}
            onChange={setEntered}
            problem={form.problem}
            isReadOnly={!account.isOwner}
          />
        </div>
        <Problem title="Nothing was saved" problem={form.problem} />
        {account.isOwner && (
          <div>
            <Button appearance="primary" type="submit" disabled={form.isSending}>
              Save
            </Button>
          </div>
        )}
      </form>
    </Card>
  )
}
