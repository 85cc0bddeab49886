import {
  Button,
  Checkbox,
  Field,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Textarea,
} from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { healthSettingsQuery, saveHealthSettings, testMail } from '../../api/health.ts'
import type { ApiProblem } from '../../api/problem.ts'
import type { HealthSettings, NoticeTest } from '../../api/schema.ts'
import type { AccountAccess } from '../../api/session.ts'
import { useNotify } from '../../components/notify.tsx'
import { Card } from '../../components/Page.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useForm } from '../../components/use-form.ts'
import { roles, roleWords } from '../../format/roles.ts'
import style from './health.module.css'
import { TestOutcome } from './TestOutcome.tsx'

interface MailReceiversProps {
  readonly account: AccountAccess
  readonly settings: HealthSettings
  readonly mailIsSet: boolean
}

const linesOf = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

const addressProblem = (problem: ApiProblem | null, addresses: readonly string[]): string | null => {
  const found = Object.entries(problem?.fields ?? {}).find(([name]) => name.startsWith('receivers.addresses'))
  if (!found) return null
  const address = addresses[Number(found[0].split('.')[2])]
  return address === undefined ? found[1] : `“${address}”: ${found[1]}`
}

/** Operators by role, and further addresses. */
export function MailReceivers({ account, settings, mailIsSet }: MailReceiversProps) {
  const [chosen, setChosen] = useState<readonly string[]>(settings.receivers.roles)
  const [text, setText] = useState(settings.receivers.addresses.join('\n'))
  const client = useQueryClient()
  const notify = useNotify()
  const addresses = linesOf(text)
  const form = useForm(async () => {
    const receivers = { roles: roles.filter((role) => chosen.includes(role)), addresses }
    await saveHealthSettings(account.id, { ...settings, receivers })
    await client.invalidateQueries({ queryKey: healthSettingsQuery(account.id).queryKey })
    notify.done('Who is told was saved')
  })
  const message = addressProblem(form.problem, addresses)
  return (
    <Card title="By e-mail">
      <form className={style.form} onSubmit={form.onSubmit}>
        {!mailIsSet && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>No mail leaves this server.</MessageBarTitle> Whoever runs it names a mail server with
              DYNASEND_SMTP_HOST and DYNASEND_MAIL_FROM. Until then trouble is shown here and sent to webhooks.
            </MessageBarBody>
          </MessageBar>
        )}
        <Field label="Operators of this account">
          <div role="group" aria-label="Operators of this account">
            {roles.map((role) => (
              <div key={role}>
                <Checkbox
                  label={`Every ${roleWords[role].name.toLowerCase()}`}
                  checked={chosen.includes(role)}
                  disabled={!account.isOwner}
                  onChange={(_, data) =>
                    setChosen(data.checked ? [...chosen, role] : chosen.filter((other) => other !== role))
                  }
                />
              </div>
            ))}
          </div>
        </Field>
        <Field
          label="Further addresses"
          hint="One on each line, for example of a ticket system. Notices hold numbers and links, no names of people."
          validationMessage={message}
          validationState={message ? 'error' : 'none'}
        >
          <Textarea
            value={text}
            rows={3}
            disabled={!account.isOwner}
            onChange={(_, data) => setText(data.value)}
            spellCheck={false}
          />
        </Field>
        <Problem title="Nothing was saved" problem={form.problem} />
        <div className={style.buttons}>
          {account.isOwner && (
            <Button appearance="primary" type="submit" disabled={form.isSending}>
              Save
            </Button>
          )}
          {account.mayEditPeople && mailIsSet && <TestMail accountId={account.id} />}
        </div>
      </form>
    </Card>
  )
}

function TestMail({ accountId }: { accountId: string }) {
  const [result, setResult] = useState<NoticeTest | null>(null)
  const client = useQueryClient()
  const test = useForm(async () => {
    setResult(null)
    setResult(await testMail(accountId))
    await client.invalidateQueries({ queryKey: ['account', accountId, 'health-deliveries'] })
  })
  return (
    <>
      <Button onClick={test.onSubmit} disabled={test.isSending}>
        Send a test to me
      </Button>
      <TestOutcome
        result={result}
        problem={test.problem}
        sent="The mail server took the test. Look into your mailbox."
      />
    </>
  )
}
