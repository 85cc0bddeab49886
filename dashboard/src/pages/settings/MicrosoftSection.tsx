import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { microsoftQuery, removeMicrosoft, saveMicrosoft, testMicrosoft } from '../../api/operators.ts'
import type { OidcSettings } from '../../api/schema.ts'
import { signInOptionsQuery } from '../../api/session.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { CopyField } from '../../components/Copy.tsx'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../components/Loading.tsx'
import { useNotify } from '../../components/notify.tsx'
import { Card } from '../../components/Page.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useForm } from '../../components/use-form.ts'
import { MicrosoftFields } from './MicrosoftFields.tsx'
import { microsoftChange } from './microsoft.ts'
import style from './settings.module.css'

/** Sign-in of operators with their Microsoft account, for the whole installation. */
export function MicrosoftSection() {
  const query = useQuery(microsoftQuery)
  if (query.isPending) return <LoadingRows />
  if (query.isError && !query.data) {
    return (
      <ErrorPanel title="The settings could not be loaded" error={query.error} onRetry={() => void query.refetch()} />
    )
  }
  return <MicrosoftForm settings={query.data.settings} redirectUri={query.data.redirectUri} />
}

function MicrosoftForm({ settings, redirectUri }: { settings: OidcSettings | null; redirectUri: string }) {
  const [entered, setEntered] = useState({
    tenant: settings?.tenantId ?? settings?.issuer ?? '',
    clientId: settings?.clientId ?? '',
    clientSecret: '',
  })
  const [result, setResult] = useState<Awaited<ReturnType<typeof testMicrosoft>> | null>(null)
  const client = useQueryClient()
  const notify = useNotify()
  const change = microsoftChange(entered.tenant, entered.clientId, entered.clientSecret)
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: microsoftQuery.queryKey })
    await client.invalidateQueries({ queryKey: signInOptionsQuery.queryKey })
  }
  const form = useForm(async () => {
    await saveMicrosoft(change)
    setEntered({ ...entered, clientSecret: '' })
    await refresh()
    notify.done('Sign-in with Microsoft was saved')
  })
  const test = useForm(async () => setResult(await testMicrosoft(change)))
  const problem = form.problem ?? test.problem
  return (
    <Card title="Sign-in with Microsoft">
      <form className={style.form} onSubmit={form.onSubmit}>
        <p>
          In the Entra admin center, under App registrations, register an application of your own tenant with this
          redirect URI (platform “Web”), and make a client secret. Whoever was invited can then sign in with Microsoft.
        </p>
        <CopyField label="Redirect URI" value={redirectUri} />
        <MicrosoftFields
          entered={entered}
          onChange={setEntered}
          problem={problem}
          hasSecret={settings?.hasClientSecret ?? false}
        />
        {result && (
          <MessageBar intent={result.ok ? 'success' : 'error'} layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>{result.ok ? 'It fits.' : 'It does not fit.'}</MessageBarTitle> {result.message}{' '}
              {result.what_to_do}
            </MessageBarBody>
          </MessageBar>
        )}
        <Problem title="This was not possible" problem={problem} />
        <div className={style.buttons}>
          <Button appearance="primary" type="submit" disabled={form.isSending}>
            Save
          </Button>
          <Button onClick={test.onSubmit} disabled={test.isSending}>
            Test
          </Button>
          {settings && <SwitchOff onDone={refresh} />}
        </div>
      </form>
    </Card>
  )
}

function SwitchOff({ onDone }: { onDone: () => Promise<void> }) {
  const [isAsking, setAsking] = useState(false)
  const remove = async () => {
    await removeMicrosoft()
    await onDone()
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>Switch off</Button>
      {isAsking && (
        <ConfirmDialog
          title="Switch off sign-in with Microsoft?"
          confirm="Switch off"
          run={remove}
          onClose={() => setAsking(false)}
        >
          Operators then sign in with e-mail and password only. Who never set a password needs a new invitation.
        </ConfirmDialog>
      )}
    </>
  )
}
