import { type LookClient, lookClients } from '@dynasend/renderer'
import { Select, Switch } from '@fluentui/react-components'
import { useState } from 'react'
import { SignatureFrame } from '../../../components/SignatureFrame.tsx'
import style from './editor.module.css'
import type { Shown } from './rendered.ts'

const names: Readonly<Record<LookClient, string>> = {
  outlookClassic: 'Outlook (classic)',
  gmail: 'Gmail',
  appleMail: 'Apple Mail',
  phone: 'Phone',
}
const gmailLimit = 10_000

/** How it looks in a mail client, and its text version. */
export function PreviewPane({ shown, name }: { shown: Shown; name: string }) {
  const [client, setClient] = useState<LookClient>('outlookClassic')
  const [dark, setDark] = useState(false)
  const look = { client, dark }
  const { length } = shown.html
  return (
    <>
      <h2 className={style.title}>Preview</h2>
      <div className={style.controls}>
        <Select
          aria-label="Mail client"
          value={client}
          onChange={(_, data) => setClient(lookClients.find((one) => one === data.value) ?? 'outlookClassic')}
        >
          {lookClients.map((one) => (
            <option key={one} value={one}>
              {names[one]}
            </option>
          ))}
        </Select>
        <Switch label="Dark" checked={dark} onChange={(_, data) => setDark(data.checked)} />
        <span className={length > gmailLimit ? style.over : style.muted}>
          {length.toLocaleString('en')} characters{length > gmailLimit ? ': more than Gmail takes' : ''}
        </span>
      </div>
      {shown.html === '' ? (
        <p className={style.muted}>Nothing can be shown: see what is to be mended.</p>
      ) : (
        <SignatureFrame title={`${name} in ${names[client]}`} html={shown.html} look={look} />
      )}
      <h3 className={style.subtitle}>Text version</h3>
      <pre className={style.text} dir="auto" tabIndex={0}>
        {shown.text}
      </pre>
    </>
  )
}
