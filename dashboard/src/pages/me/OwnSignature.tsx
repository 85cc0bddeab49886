import { Field, Select, Switch } from '@fluentui/react-components'
import { useState } from 'react'
import type { OwnPage, Variant } from '../../api/me.ts'
import { Card, Muted } from '../../components/Page.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { SignatureFrame } from '../../components/SignatureFrame.tsx'
import { CopyRich } from './CopyRich.tsx'
import style from './me.module.css'

type Signature = NonNullable<OwnPage['signature']>
const titles: Readonly<Record<Variant, string>> = {
  new: 'For new mail',
  reply: 'For replies and forwards',
  internal: 'For mail within the company',
}
const clients = [
  ['outlookClassic', 'Outlook'],
  ['gmail', 'Gmail'],
  ['appleMail', 'Apple Mail'],
  ['phone', 'A phone'],
] as const

/** Live: it follows each change within seconds, without loading anew. */
export function OwnSignature({ own, signature }: { own: OwnPage; signature: Signature }) {
  const [variant, setVariant] = useState<Variant>('new')
  const [client, setClient] = useState<(typeof clients)[number][0]>('outlookClassic')
  const [dark, setDark] = useState(false)
  const differing = (Object.keys(titles) as Variant[]).filter(
    (one) => one === 'new' || signature[one].html !== signature.new.html,
  )
  const shown = signature[variant]
  return (
    <Card
      title="As it is now"
      aside={
        <span role="status">
          {own.changing ? (
            'Being made anew …'
          ) : (
            <Muted>
              changed <RelativeTime time={own.changedAt} />
            </Muted>
          )}
        </span>
      }
    >
      <div className={style.stack}>
        <div className={style.choices}>
          {differing.length > 1 && (
            <Field label="Which one">
              <Select value={variant} onChange={(_, data) => setVariant(data.value as Variant)}>
                {differing.map((one) => (
                  <option key={one} value={one}>
                    {titles[one]}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          <Field label="As it looks in">
            <Select value={client} onChange={(_, data) => setClient(data.value as typeof client)}>
              {clients.map(([value, text]) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </Select>
          </Field>
          <Switch label="Dark" checked={dark} onChange={(_, data) => setDark(data.checked)} />
        </div>
        <SignatureFrame title={`Your signature: ${titles[variant]}`} html={shown.html} look={{ client, dark }} />
        <div>
          <CopyRich html={shown.html} text={shown.text} />
        </div>
      </div>
    </Card>
  )
}
