import { Button } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sessionQuery } from '../../api/session.ts'
import { beginTwoFactor, confirmTwoFactor, endTwoFactor, type TwoFactorSecret } from '../../api/sign-in.ts'
import { CopyButton, CopyField } from '../../components/Copy.tsx'
import { useNotify } from '../../components/notify.tsx'
import { Card } from '../../components/Page.tsx'
import { Problem } from '../../components/Problem.tsx'
import { State } from '../../components/State.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useForm } from '../../components/use-form.ts'
import { QrCode } from './QrCode.tsx'
import style from './settings.module.css'

/** The second step of one's own sign-in: an authenticator app. */
export function TwoFactor({ isOn }: { isOn: boolean }) {
  const [secret, setSecret] = useState<TwoFactorSecret | null>(null)
  return (
    <Card title="Authenticator app" aside={<State colour={isOn ? 'green' : 'grey'}>{isOn ? 'On' : 'Off'}</State>}>
      {secret ? (
        <Confirm secret={secret} onDone={() => setSecret(null)} />
      ) : (
        <PasswordFirst isOn={isOn} onSecret={setSecret} />
      )}
    </Card>
  )
}

function PasswordFirst({ isOn, onSecret }: { isOn: boolean; onSecret: (secret: TwoFactorSecret) => void }) {
  const [password, setPassword] = useState('')
  const client = useQueryClient()
  const notify = useNotify()
  const form = useForm(async () => {
    if (!isOn) return onSecret(await beginTwoFactor(password))
    await endTwoFactor(password)
    setPassword('')
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey })
    notify.done('Sign-in asks for the password only')
  })
  return (
    <form className={style.form} onSubmit={form.onSubmit}>
      <p>
        {isOn
          ? 'Sign-in asks for a code from your app after the password. You can switch this off.'
          : 'With it, sign-in asks for a code from an app on your phone after the password. Any authenticator app will do.'}
      </p>
      <TextField
        label="Your password"
        name="password"
        type="password"
        value={password}
        onText={setPassword}
        problem={form.problem}
        autoComplete="current-password"
        required={false}
        hint="Leave this empty if you sign in without a password."
      />
      <Problem title="Nothing was changed" problem={form.problem} />
      <div>
        <Button type="submit" disabled={form.isSending}>
          {isOn ? 'Switch off' : 'Set up'}
        </Button>
      </div>
    </form>
  )
}

function Confirm({ secret, onDone }: { secret: TwoFactorSecret; onDone: () => void }) {
  const [code, setCode] = useState('')
  const client = useQueryClient()
  const notify = useNotify()
  const form = useForm(async () => {
    await confirmTwoFactor(code.replace(/\s/g, ''))
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey })
    notify.done('Sign-in now asks for a code')
    onDone()
  })
  const key = new URL(secret.totpURI).searchParams.get('secret') ?? ''
  return (
    <form className={style.form} onSubmit={form.onSubmit}>
      <p>1. Scan this with the app, or type the key into it.</p>
      <QrCode text={secret.totpURI} what="Code for the authenticator app" />
      <CopyField label="Key" value={key} />
      <p>2. Keep these backup codes in a safe place. Each opens the door once if the phone is lost.</p>
      <ul className={style.codes}>
        {secret.backupCodes.map((backupCode) => (
          <li key={backupCode}>{backupCode}</li>
        ))}
      </ul>
      <div>
        <CopyButton text={secret.backupCodes.join('\n')} what="Backup codes" />
      </div>
      <TextField
        label="3. Enter the code that the app shows"
        name="code"
        value={code}
        onText={setCode}
        problem={form.problem}
        autoComplete="one-time-code"
        input={{ inputMode: 'numeric' }}
      />
      <Problem title="The code was not accepted" problem={form.problem} />
      <div className={style.buttons}>
        <Button appearance="primary" type="submit" disabled={form.isSending}>
          Switch on
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  )
}
