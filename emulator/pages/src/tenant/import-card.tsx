import { Button, makeStyles, Radio, RadioGroup, Spinner, Text, tokens } from '@fluentui/react-components'
import { type DragEvent, type ReactElement, useRef, useState } from 'react'
import { useCompanyActions } from '../api/tenant.ts'
import { Card } from '../controls/card.tsx'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { SectionHeading } from '../shell/blade.tsx'
import { ImportOutcome } from './import-outcome.tsx'
import { ReplaceDialog } from './replace-dialog.tsx'

const useStyles = makeStyles({
  drop: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '8px',
    padding: '26px 12px',
    textAlign: 'center',
    border: `2px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  over: {
    borderTopColor: tokens.colorBrandStroke1,
    borderRightColor: tokens.colorBrandStroke1,
    borderBottomColor: tokens.colorBrandStroke1,
    borderLeftColor: tokens.colorBrandStroke1,
    background: tokens.colorBrandBackground2,
  },
  input: { display: 'none' },
})

function DropZone({ onFiles, busy }: { onFiles: (files: File[]) => void; busy: boolean }): ReactElement {
  const styles = useStyles()
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    onFiles([...event.dataTransfer.files])
  }
  return (
    <div
      className={`${styles.drop} ${over ? styles.over : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Text>Drop files here</Text>
      <Button disabled={busy} icon={busy ? <Spinner size="extra-tiny" /> : null} onClick={() => input.current?.click()}>
        Choose files
      </Button>
      <input
        ref={input}
        className={styles.input}
        type="file"
        multiple
        accept=".csv,.json"
        aria-label="Files to import"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </div>
  )
}

/** Brings in a company of the person's own from the admin center's exports or Microsoft Graph. */
export function ImportCard(): ReactElement {
  const { importFiles } = useCompanyActions()
  const [mode, setMode] = useState<'merge' | 'replace'>('replace')
  const [waiting, setWaiting] = useState<File[]>([])
  const bring = (files: File[]): void => {
    setWaiting([])
    importFiles.mutate({ files, mode })
  }
  const choose = (files: File[]): void => {
    if (files.length === 0) return
    if (mode === 'replace') setWaiting(files)
    else bring(files)
  }
  return (
    <Card>
      <SectionHeading hint="The CSV files of “Download users”, “Download groups” and “Download members” of the Entra admin center, or the JSON answers of Microsoft Graph (/users, /groups?$expand=members). Several at once are fine. Nothing leaves this computer but to the applications that you provision.">
        Import a company
      </SectionHeading>
      <RadioGroup
        layout="horizontal"
        aria-label="How to import"
        value={mode}
        onChange={(_, data) => setMode(data.value === 'merge' ? 'merge' : 'replace')}
      >
        <Radio value="replace" label="Replace everybody here" />
        <Radio value="merge" label="Add to those here" />
      </RadioGroup>
      <DropZone onFiles={choose} busy={importFiles.isPending} />
      <ReplaceDialog
        open={waiting.length > 0}
        title={`Replace this company by ${waiting.map(({ name }) => name).join(', ')}?`}
        action="Replace"
        busy={importFiles.isPending}
        onConfirm={() => bring(waiting)}
        onClose={() => setWaiting([])}
      />
      {importFiles.error === null ? null : <ErrorPanel title="Nothing was imported" error={importFiles.error} />}
      {importFiles.data === undefined ? null : <ImportOutcome result={importFiles.data} />}
    </Card>
  )
}
