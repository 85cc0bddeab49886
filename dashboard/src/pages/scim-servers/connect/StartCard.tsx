import { Button, Checkbox, Field, Select } from '@fluentui/react-components'
import { useState } from 'react'
import { type ServerIds, type SignInWish, signInToEntra } from '../../../api/connect.ts'
import type { ConnectView } from '../../../api/schema.ts'
import { Card } from '../../../components/Page.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { TextField } from '../../../components/TextField.tsx'
import { useForm } from '../../../components/use-form.ts'
import style from './connect.module.css'
import { useDeed } from './use-deed.ts'

const clouds = [
  { value: 'global', text: 'Microsoft Entra (worldwide)' },
  { value: 'us-gov', text: 'US Government (GCC High)' },
  { value: 'us-gov-dod', text: 'US Government (DoD)' },
  { value: 'china', text: 'China (21Vianet)' },
] as const

/** Before anybody has signed in: what it does, in which tenant, and what for. */
export function StartCard({ ids, view }: { ids: ServerIds; view: ConnectView }) {
  const [tenant, setTenant] = useState(view.setup?.tenantId ?? '')
  const [cloud, setCloud] = useState<SignInWish['cloud']>(view.setup?.choices.cloud ?? 'global')
  const [makesGroup, setMakesGroup] = useState(view.setup?.choices.makeAllUsers ?? false)
  const deed = useDeed(ids)
  const signIn = (purpose: SignInWish['purpose']) =>
    signInToEntra(ids, { purpose, cloud, tenant, makesGroup }).then(() => deed('', async () => null))
  const form = useForm(() => signIn('connect'))
  const begin = (purpose: SignInWish['purpose']) => void deed('The sign-in could not be begun', () => signIn(purpose))
  const isKnown = view.things.some(({ state }) => state !== 'removed')
  return (
    <Card title={titleOf(view)}>
      <form className={style.form} onSubmit={form.onSubmit}>
        <p>
          Dynasend does the ten steps for you through Microsoft Graph: the application, the mapping, Tenant URL and
          Secret Token, one person on demand, your groups, and the first cycle. You see each change and the permission
          that it needs before anything is done. Sign in as Application Administrator or Cloud Application
          Administrator. The sign-in stays in this server’s memory and is never written down.
        </p>
        {view.isRehearsal && <p className={style.note}>This server is set to a rehearsal Entra.</p>}
        <TextField
          label="Tenant"
          name="tenant"
          value={tenant}
          onText={setTenant}
          problem={form.problem}
          required={false}
          hint="Its id or domain. Left out: the tenant of whoever signs in."
        />
        {!view.isRehearsal && (
          <Field label="Cloud">
            <Select
              value={cloud}
              onChange={(_, data) => setCloud(clouds.find(({ value }) => value === data.value)?.value ?? 'global')}
            >
              {clouds.map(({ value, text }) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <Checkbox
          label="It may make a group “All Users”: asks for one more permission, Group.ReadWrite.All"
          checked={makesGroup}
          onChange={(_, data) => setMakesGroup(data.checked === true)}
        />
        <Problem title="The sign-in could not be begun" problem={form.problem} />
        <div className={style.buttons}>
          <Button type="submit" appearance="primary" disabled={form.isSending}>
            {view.isInterrupted ? 'Sign in and go on' : isKnown ? 'Sign in to change it' : 'Sign in to Entra'}
          </Button>
          <Button disabled={form.isSending} onClick={() => begin('check')}>
            Check again
          </Button>
          {isKnown && (
            <Button disabled={form.isSending} onClick={() => begin('undo')}>
              Take back what was made
            </Button>
          )}
        </div>
      </form>
    </Card>
  )
}

function titleOf({ isInterrupted, setup }: ConnectView): string {
  if (isInterrupted) return 'It was interrupted: go on where it was'
  return setup?.state === 'connected' ? 'Connected for you' : 'Connect for me'
}
