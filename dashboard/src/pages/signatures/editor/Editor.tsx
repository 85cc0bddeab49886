import { Button } from '@fluentui/react-components'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { SignatureConfiguration, SignatureProgram } from '../../../api/schema.ts'
import { useNotify } from '../../../components/notify.tsx'
import { PageHeader } from '../../../components/Page.tsx'
import { Tabs } from '../../../components/Tabs.tsx'
import { ChangeSetBar } from '../change-set/ChangeSetBar.tsx'
import type { ChangeSetInUse } from '../change-set/use-change-set.ts'
import { saveProgram } from '../programs/save-program.ts'
import { BlocksPane } from './blocks/BlocksPane.tsx'
import { CodePane } from './code/CodePane.tsx'
import style from './editor.module.css'
import { Findings } from './Findings.tsx'
import { PersonPane } from './PersonPane.tsx'
import { PreviewPane } from './PreviewPane.tsx'
import { usePersonFacts } from './person-facts.ts'
import { rendered, sourceOf, type Variant } from './rendered.ts'
import { UploadPicture } from './UploadPicture.tsx'
import { useFindings } from './use-findings.ts'

interface EditorProps {
  readonly changeSet: ChangeSetInUse
  readonly configuration: SignatureConfiguration
  readonly saved: SignatureProgram
}

const variantTabs = [
  { value: 'new', text: 'New mail' },
  { value: 'reply', text: 'Reply' },
  { value: 'internal', text: 'Internal' },
] as const

/** Three panes: edit, person, preview. What is shown is rendered here, by the renderer that the server uses. */
export function Editor({ changeSet, configuration, saved }: EditorProps) {
  const { accountId, mayEdit } = changeSet
  const [draft, setDraft] = useState(saved)
  const [variant, setVariant] = useState<Variant>('new')
  const [isSaving, setSaving] = useState(false)
  const notify = useNotify()
  const person = usePersonFacts(changeSet)
  const shownDraft = useDeferredValue(draft)
  const isDirty = JSON.stringify(draft) !== JSON.stringify(saved)
  const shown = useMemo(() => rendered(shownDraft, variant, person.facts), [shownDraft, variant, person.facts])
  const findings = useFindings(changeSet, shownDraft, shown)
  useLeaveGuard(isDirty)

  const save = async () => {
    setSaving(true)
    try {
      const written = withOwnSource(draft)
      await saveProgram(changeSet, written)
      setDraft(written)
      notify.done('Saved in the change set')
    } catch (error) {
      notify.failed('The program was not saved', error)
    } finally {
      setSaving(false)
    }
  }
  const pane = { program: draft, onProgram: setDraft, configuration, mayEdit, variant }

  return (
    <>
      <PageHeader
        title={saved.name}
        crumb={{ text: 'Programs', to: { to: '/accounts/$accountId/signatures/programs', params: { accountId } } }}
        description={saved.description}
        actions={
          mayEdit && (
            <Button appearance="primary" disabled={!isDirty || isSaving} onClick={() => void save()}>
              {isDirty ? 'Save' : 'Saved'}
            </Button>
          )
        }
      />
      <ChangeSetBar changeSet={changeSet} />
      <div className={style.panes}>
        <section aria-label="Edit" className={style.pane}>
          <Tabs
            label="Variant"
            value={variant}
            tabs={variantTabs}
            onChange={(value) => setVariant(variantTabs.find((one) => one.value === value)?.value ?? 'new')}
          />
          {draft.blocks !== null && variant === 'new' ? (
            <BlocksPane {...pane} />
          ) : (
            <CodePane {...pane} findings={findings} />
          )}
          <Findings findings={findings} />
          {mayEdit && (
            // The first edit begins a change set and shows that: what is not saved would be gone.
            <UploadPicture changeSet={changeSet} disabled={isDirty && changeSet.id === null} />
          )}
        </section>
        <section aria-label="Person" className={style.pane}>
          <PersonPane accountId={accountId} person={person} configuration={configuration} />
        </section>
        <section aria-label="Preview" className={style.pane}>
          <PreviewPane shown={shown} name={saved.name} />
        </section>
      </div>
    </>
  )
}

/** What blocks stand for lies beside them, so that a folder can be read without the product. */
function withOwnSource(program: SignatureProgram): SignatureProgram {
  if (program.blocks === null) return program
  const { html, style: css } = sourceOf(program, 'new')
  return { ...program, style: css, templates: { ...program.templates, new: { html, text: null } } }
}

/** The browser asks before what is not saved is lost. */
function useLeaveGuard(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isDirty])
}
