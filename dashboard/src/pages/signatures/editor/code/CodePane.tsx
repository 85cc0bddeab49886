import { Button } from '@fluentui/react-components'
import { lazy, Suspense, useState } from 'react'
import type { SignatureConfiguration, SignatureProgram } from '../../../../api/schema.ts'
import { LoadingRows } from '../../../../components/Loading.tsx'
import { Tabs } from '../../../../components/Tabs.tsx'
import style from '../editor.module.css'
import type { Variant } from '../rendered.ts'
import type { DraftFinding } from '../use-findings.ts'
import { fileOf, partOf, type SourcePart, withPart } from './parts.ts'

const CodeEditor = lazy(async () => ({ default: (await import('./CodeEditor.tsx')).CodeEditor }))

interface CodePaneProps {
  readonly program: SignatureProgram
  readonly onProgram: (program: SignatureProgram) => void
  readonly configuration: SignatureConfiguration
  readonly mayEdit: boolean
  readonly variant: Variant
  readonly findings: readonly DraftFinding[]
}

const tabs = [
  { value: 'html', text: 'HTML' },
  { value: 'text', text: 'Text' },
  { value: 'style', text: 'Style' },
] as const

/** The source of a variant, for those who write code. */
export function CodePane({ program, onProgram, configuration, mayEdit, variant, findings }: CodePaneProps) {
  const [part, setPart] = useState<SourcePart>('html')
  const value = partOf(program, variant, part)
  if (program.templates[variant] === null && part !== 'style')
    return (
      <>
        <p className={style.muted}>This program has none of its own: everybody gets that of a new mail.</p>
        {mayEdit && (
          <Button onClick={() => onProgram(withPart(program, variant, 'html', program.templates.new.html))}>
            Write one, beginning with that of a new mail
          </Button>
        )}
      </>
    )
  return (
    <>
      <Tabs
        label="Source"
        value={part}
        tabs={tabs}
        onChange={(next) => setPart(tabs.find((one) => one.value === next)?.value ?? 'html')}
      />
      {part === 'text' && value === '' && (
        <p className={style.muted}>Empty: the text version is made from the HTML, as the preview shows.</p>
      )}
      <Suspense fallback={<LoadingRows />}>
        <CodeEditor
          key={`${variant} ${part} ${String(mayEdit)}`}
          label={tabs.find((one) => one.value === part)?.text ?? ''}
          language={part === 'style' ? 'css' : 'liquid'}
          value={value}
          readOnly={!mayEdit || (program.blocks !== null && part === 'style')}
          configuration={configuration}
          findings={findings.filter(({ file }) => file === fileOf(variant, part))}
          onText={(text) => onProgram(withPart(program, variant, part, text))}
        />
      </Suspense>
    </>
  )
}
