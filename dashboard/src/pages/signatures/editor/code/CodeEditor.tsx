import { setDiagnostics } from '@codemirror/lint'
import type { EditorView } from '@codemirror/view'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import style from '../editor.module.css'
import type { DraftFinding } from '../use-findings.ts'
import { beginView, type SourceShown } from './begin-view.ts'
import { diagnosticsOf } from './diagnostics.ts'

interface CodeEditorProps extends SourceShown {
  readonly findings: readonly DraftFinding[]
  readonly onText: (text: string) => void
}

/** A source with completion of fields, and what is wrong at its line. Tab leaves it. */
export function CodeEditor({ findings, onText, ...source }: CodeEditorProps) {
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  // Another source is another editor (by its key); this one keeps its own text.
  const [begun] = useState(source)
  const changed = useEffectEvent(onText)
  useEffect(() => {
    if (place.current === null) return
    const made = beginView(place.current, begun, (text) => changed(text))
    view.current = made
    return () => made.destroy()
  }, [begun])
  useEffect(() => {
    const shown = view.current
    if (shown) shown.dispatch(setDiagnostics(shown.state, diagnosticsOf(shown.state.doc, findings)))
  }, [findings])
  return <div ref={place} className={style.code} />
}
