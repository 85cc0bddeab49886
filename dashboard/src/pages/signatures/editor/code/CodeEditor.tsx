import { autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { css } from '@codemirror/lang-css'
import { liquid } from '@codemirror/lang-liquid'
import { defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { lintGutter, setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import type { SignatureConfiguration } from '../../../../api/schema.ts'
import style from '../editor.module.css'
import type { DraftFinding } from '../use-findings.ts'
import { completionOf } from './completion.ts'
import { diagnosticsOf } from './diagnostics.ts'

interface CodeEditorProps {
  readonly label: string
  readonly language: 'liquid' | 'css'
  /** What it begins with; from then on the editor has the text. */
  readonly value: string
  readonly readOnly: boolean
  readonly configuration: SignatureConfiguration
  readonly findings: readonly DraftFinding[]
  readonly onText: (text: string) => void
}

/** A source with completion of fields, and what is wrong at its line. Escape, then Tab, leaves it. */
export function CodeEditor({ label, language, value, readOnly, configuration, findings, onText }: CodeEditorProps) {
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const changed = useRef(onText)
  changed.current = onText
  useEffect(() => {
    if (place.current === null) return
    const made = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: value,
        extensions: [
          lineNumbers(),
          history(),
          closeBrackets(),
          highlightActiveLine(),
          lintGutter(),
          syntaxHighlighting(defaultHighlightStyle),
          language === 'css' ? css() : liquid(),
          autocompletion({ override: language === 'css' ? null : [completionOf(configuration)] }),
          keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
          EditorView.lineWrapping,
          EditorState.readOnly.of(readOnly),
          EditorView.contentAttributes.of({ 'aria-label': label }),
          EditorView.theme({ '.cm-content': { fontSize: '13px' } }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) changed.current(update.state.doc.toString())
          }),
        ],
      }),
    })
    view.current = made
    return () => made.destroy()
    // The editor keeps its text: it begins anew only where another source is shown.
  }, [label, language, readOnly])
  useEffect(() => {
    const shown = view.current
    if (shown) shown.dispatch(setDiagnostics(shown.state, diagnosticsOf(shown.state.doc, findings)))
  }, [findings])
  return <div ref={place} className={style.code} />
}
