import { Button, Switch } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { saveServerHealthSettings } from '../../api/health.ts'
import type { HealthServerSettings, HealthThresholds, ScimServer } from '../../api/schema.ts'
import type { AccountAccess } from '../../api/session.ts'
import { useNotify } from '../../components/notify.tsx'
import { Card } from '../../components/Page.tsx'
import { Problem } from '../../components/Problem.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { useForm } from '../../components/use-form.ts'
import style from './health.module.css'
import { ThresholdFields } from './ThresholdFields.tsx'
import { enteredOf, thresholdsOf } from './thresholds.ts'

const hour = 60 * 60 * 1000
const silences = [
  { text: 'Quiet for 1 hour', length: hour },
  { text: 'Quiet for 8 hours', length: 8 * hour },
  { text: 'Quiet for a week', length: 7 * 24 * hour },
] as const

interface ServerThresholdsProps {
  readonly account: AccountAccess
  readonly server: ScimServer
  readonly settings: HealthServerSettings
  readonly ofAccount: HealthThresholds
}

/** What one SCIM server does differently: quiet for a while, and numbers of its own. */
export function ServerThresholds({ account, server, settings, ofAccount }: ServerThresholdsProps) {
  const [entered, setEntered] = useState(settings.thresholds === null ? null : enteredOf(settings.thresholds))
  const client = useQueryClient()
  const notify = useNotify()
  const save = async (change: HealthServerSettings, words: string) => {
    await saveServerHealthSettings(account.id, server.id, change)
    await client.invalidateQueries({ queryKey: ['account', account.id] })
    notify.done(words)
  }
  const form = useForm(() =>
    save({ ...settings, thresholds: entered === null ? null : thresholdsOf(entered) }, 'The numbers were saved'),
  )
  const isReadOnly = !account.isOwner
  return (
    <Card title={server.name}>
      <div className={style.stack}>
        <Quiet
          settings={settings}
          isReadOnly={isReadOnly}
          onQuiet={(quietUntil) =>
            save({ ...settings, quietUntil }, quietUntil === null ? 'Told again' : 'Quiet for a while')
          }
        />
        <form className={style.stack} onSubmit={form.onSubmit}>
          <Switch
            label="Numbers of its own"
            checked={entered !== null}
            disabled={isReadOnly}
            onChange={(_, data) => setEntered(data.checked ? enteredOf(ofAccount) : null)}
          />
          {entered !== null && (
            <div>
              <ThresholdFields entered={entered} onChange={setEntered} problem={form.problem} isReadOnly={isReadOnly} />
            </div>
          )}
          <Problem title="Nothing was saved" problem={form.problem} />
          {!isReadOnly && (entered !== null || settings.thresholds !== null) && (
            <div>
              <Button type="submit" disabled={form.isSending}>
                Save
              </Button>
            </div>
          )}
        </form>
      </div>
    </Card>
  )
}

interface QuietProps {
  readonly settings: HealthServerSettings
  readonly isReadOnly: boolean
  readonly onQuiet: (until: string | null) => Promise<void>
}

function Quiet({ settings, isReadOnly, onQuiet }: QuietProps) {
  const notify = useNotify()
  const { quietUntil } = settings
  const isQuiet = quietUntil !== null && Date.parse(quietUntil) > Date.now()
  const choose = (until: string | null) => {
    onQuiet(until).catch((error: unknown) => notify.failed('Nothing was saved', error))
  }
  return (
    <div className={style.stack}>
      <p>
        {isQuiet ? (
          <>
            Nobody is told anything; it ends <RelativeTime time={quietUntil} />. What is still wrong then is told.
          </>
        ) : (
          'Before planned work: tell nobody for a while. This page still shows everything.'
        )}
      </p>
      {!isReadOnly && (
        <div className={style.buttons}>
          {isQuiet ? (
            <Button onClick={() => choose(null)}>Tell again</Button>
          ) : (
            silences.map(({ text, length }) => (
              <Button key={text} onClick={() => choose(new Date(Date.now() + length).toISOString())}>
                {text}
              </Button>
            ))
          )}
        </div>
      )}
    </div>
  )
}
