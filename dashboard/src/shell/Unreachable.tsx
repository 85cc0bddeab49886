import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from '../api/client.ts'
import { useReachable } from '../api/connection.ts'
import style from './shell.module.css'

const pause = 3000

/** Says that the server does not answer, asks it again and again, and loads what is on the page once it does. */
export function Unreachable() {
  const isReachable = useReachable()
  const client = useQueryClient()
  useEffect(() => {
    if (isReachable) return
    const timer = setInterval(() => {
      call('GET /api/sign-in-options', {}).then(
        () => client.invalidateQueries(),
        () => undefined,
      )
    }, pause)
    return () => clearInterval(timer)
  }, [isReachable, client])
  if (isReachable) return null
  return (
    <div className={style.unreachable} role="alert">
      <MessageBar intent="error">
        <MessageBarBody>
          <MessageBarTitle>The Dynasend server does not answer.</MessageBarTitle>
          What you see may be old. Nothing that was confirmed is lost, and Microsoft Entra ID sends again what it could
          not deliver. Check that the server runs and that you are online; this page tries again every few seconds.
        </MessageBarBody>
      </MessageBar>
    </div>
  )
}
