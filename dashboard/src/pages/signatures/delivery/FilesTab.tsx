import { Button, Checkbox, ProgressBar } from '@fluentui/react-components'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { archiveFile, archivesQuery, type MailClient, startArchive, stopArchive } from '../../../api/delivery.ts'
import type { SignatureArchive } from '../../../api/schema.ts'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { LinkButton } from '../../../components/LinkButton.tsx'
import { LoadingRows } from '../../../components/Loading.tsx'
import { useNotify } from '../../../components/notify.tsx'
import { Card, Muted } from '../../../components/Page.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { State, type StateColour } from '../../../components/State.tsx'
import { useForm } from '../../../components/use-form.ts'
import { count, people } from '../../../format/number.ts'
import style from './delivery.module.css'

const clients: readonly { readonly client: MailClient; readonly text: string }[] = [
  { client: 'outlook', text: 'Classic Outlook for Windows (.htm, .rtf, .txt and pictures)' },
  { client: 'thunderbird', text: 'Thunderbird (.html)' },
  { client: 'appleMail', text: 'Apple Mail (.mailsignature)' },
]

const states: Readonly<Record<SignatureArchive['state'], { readonly colour: StateColour; readonly words: string }>> = {
  waiting: { colour: 'amber', words: 'Waiting' },
  running: { colour: 'amber', words: 'Being made' },
  done: { colour: 'green', words: 'Ready' },
  failed: { colour: 'red', words: 'Failed' },
  stopped: { colour: 'grey', words: 'Stopped' },
  expired: { colour: 'grey', words: 'Over' },
}

/** A zip of everybody's files, for a company that deploys them itself. */
export function FilesTab({ accountId }: { accountId: string }) {
  const query = useQuery(archivesQuery(accountId))
  const archives = query.data?.items ?? []
  const isBusy = archives.some(({ state }) => state === 'waiting' || state === 'running')
  return (
    <div className={style.stack}>
      <StartCard accountId={accountId} isBusy={isBusy} />
      <Card title="Zips">
        {query.isPending && <LoadingRows />}
        {query.isError && !query.data && (
          <ErrorPanel title="The zips could not be loaded" error={query.error} onRetry={() => void query.refetch()} />
        )}
        {query.data && archives.length === 0 && <p>None has been made yet. Make one above; it can be had for a day.</p>}
        {archives.length > 0 && (
          <ul className={style.list}>
            {archives.map((archive) => (
              <ArchiveRow key={archive.id} accountId={accountId} archive={archive} />
            ))}
          </ul>
        )}
      </Card>
    </div>
  )
}

function StartCard({ accountId, isBusy }: { accountId: string; isBusy: boolean }) {
  const [chosen, setChosen] = useState<readonly MailClient[]>(['outlook'])
  const client = useQueryClient()
  const form = useForm(async () => {
    await startArchive(accountId, [...chosen])
    await client.invalidateQueries({ queryKey: archivesQuery(accountId).queryKey })
  })
  const toggle = (one: MailClient, isOn: boolean) =>
    setChosen((before) => (isOn ? [...before, one] : before.filter((other) => other !== one)))
  return (
    <Card title="Make a zip of everybody’s files">
      <form className={style.form} onSubmit={form.onSubmit}>
        <p>One folder for each person, named by e-mail address, and a list of who is in which folder.</p>
        <fieldset className={style.choices}>
          <legend>For these mail programs</legend>
          {clients.map(({ client: one, text }) => (
            <Checkbox
              key={one}
              label={text}
              checked={chosen.includes(one)}
              onChange={(_, data) => toggle(one, data.checked === true)}
            />
          ))}
        </fieldset>
        <Problem title="Nothing was begun" problem={form.problem} />
        <div>
          <Button type="submit" appearance="primary" disabled={form.isSending || isBusy || chosen.length === 0}>
            Make a zip
          </Button>
        </div>
      </form>
    </Card>
  )
}

function ArchiveRow({ accountId, archive }: { accountId: string; archive: SignatureArchive }) {
  const { id, state, total, done, result, problem, createdAt, createdBy } = archive
  const { colour, words } = states[state]
  const isOpen = state === 'waiting' || state === 'running'
  return (
    <li className={style.row}>
      <div className={style.who}>
        {result === null ? people(total) : `${people(result.people)}, ${size(result.bytes)}`}
        <br />
        <Muted>
          begun by <bdi dir="auto">{createdBy}</bdi> <RelativeTime time={createdAt} />
          {state === 'done' && result && (
            <>
              {' '}
              · can be had until <RelativeTime time={result.until} />
            </>
          )}
        </Muted>
        {problem && <p>{problem}</p>}
        {isOpen && (
          <ProgressBar
            className={style.progress ?? ''}
            aria-label={`${count(done)} of ${people(total)}`}
            {...(total > 0 ? { value: done / total } : {})}
          />
        )}
        {isOpen && (
          <span role="status">
            {count(done)} of {people(total)}
          </span>
        )}
      </div>
      <State colour={colour}>{words}</State>
      {isOpen && <StopButton accountId={accountId} archiveId={id} />}
      {state === 'done' && (
        <LinkButton primary>
          <a href={archiveFile(accountId, id)} download="signatures.zip">
            Download
          </a>
        </LinkButton>
      )}
    </li>
  )
}

function StopButton({ accountId, archiveId }: { accountId: string; archiveId: string }) {
  const client = useQueryClient()
  const notify = useNotify()
  const stop = () =>
    stopArchive(accountId, archiveId)
      .catch((error: unknown) => notify.failed('It could not be stopped', error))
      .finally(() => void client.invalidateQueries({ queryKey: archivesQuery(accountId).queryKey }))
  return <Button onClick={() => void stop()}>Stop</Button>
}

/** In the unit that people compare downloads by. */
const size = (bytes: number): string =>
  bytes < 1_000_000 ? `${count(Math.ceil(bytes / 1000))} kB` : `${count(Math.round(bytes / 100_000) / 10)} MB`
