import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { verifyCode } from '../../api/sign-in.ts'
import { Problem } from '../../components/Problem.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useForm } from '../../components/use-form.ts'
import style from './sign-in.module.css'

/** The second step of sign-in: the authenticator app's six digits, or one of the backup codes. */
export function CodeForm({ onDone, onBack }: { onDone: () => Promise<void>; onBack: () => void }) {
  const [kind, setKind] = useState<'authenticator' | 'backup'>('authenticator')
  const [code, setCode] = useState('')
  const form = useForm(async () => {
    await verifyCode(code.replace(/\s/g, ''), kind)
    await onDone()
  })
  const isBackup = kind === 'backup'
  const turn = () => {
    setKind(isBackup ? 'authenticator' : 'backup')
    setCode('')
    form.setProblem(null)
  }
  return (
    <form className={style.form} onSubmit={form.onSubmit}>
      <TextField
        key={kind}
        label={isBackup ? 'Backup code' : 'Code from your authenticator app'}
        name="code"
        value={code}
        onText={setCode}
        problem={form.problem}
        autoComplete="one-time-code"
        autoFocus
        hint={isBackup ? 'Each backup code works once.' : 'Six digits, new every 30 seconds.'}
        input={{ inputMode: isBackup ? 'text' : 'numeric' }}
      />
      <Problem title="The code was not accepted" problem={form.problem} />
      <Button appearance="primary" type="submit" disabled={form.isSending}>
        Go on
      </Button>
      <Button appearance="subtle" onClick={turn}>
        {isBackup ? 'Use the authenticator app' : 'Use a backup code'}
      </Button>
      <Button appearance="subtle" onClick={onBack}>
        Back
      </Button>
    </form>
  )
}
