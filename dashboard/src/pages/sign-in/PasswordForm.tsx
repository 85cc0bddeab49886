import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { signInWithPassword } from '../../api/sign-in.ts'
import { Problem } from '../../components/Problem.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useForm } from '../../components/use-form.ts'
import style from './sign-in.module.css'

export function PasswordForm({ onResult }: { onResult: (result: 'signedIn' | 'twoFactor') => void }) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const form = useForm(async () => onResult(await signInWithPassword(email, password)))
  return (
    <form className={style.form} onSubmit={form.onSubmit}>
      <TextField
        label="E-mail"
        name="email"
        type="email"
        value={email}
        onText={setEmail}
        problem={form.problem}
        autoComplete="username"
        autoFocus
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        value={password}
        onText={setPassword}
        problem={form.problem}
        autoComplete="current-password"
      />
      <Problem title="You are not signed in" problem={form.problem} />
      <Button appearance="primary" type="submit" disabled={form.isSending}>
        Sign in
      </Button>
    </form>
  )
}
