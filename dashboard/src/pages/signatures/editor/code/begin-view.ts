import { autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { css } from '@codemirror/lang-css'
import { liquid } from '@codemirror/lang-liquid'
import { defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { lintGutter } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap, lineNumbers } from '@codemirror/view'
import type { SignatureConfiguration } from '../../../../api/schema.ts'
import { completionOf } from './completion.ts'

export interface SourceShown {
  readonly label: string
  readonly language: 'liquid' | 'css'
  /** What it begins with; from then on the editor has the text. */
  readonly value: string
  readonly readOnly: boolean
  readonly configuration: SignatureConfiguration
}

/** An editor of a source in a place of the page. */
export function beginView(
  parent: HTMLElement,
  { label, language, value, readOnly, configuration }: SourceShown,
  onText: (text: string) => void,
): EditorView {
  const extensions = [
    lineNumbers(),
    history(),
    closeBrackets(),
    lintGutter(),
    syntaxHighlighting(defaultHighlightStyle),
    language === 'css' ? css() : liquid(),
    autocompletion(language === 'css' ? {} : { override: [completionOf(configuration)] }),
    keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
    EditorView.lineWrapping,
    EditorState.readOnly.of(readOnly),
    EditorView.contentAttributes.of({ 'aria-label': label }),
    EditorView.theme({ '.cm-content': { fontSize: '13px' } }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onText(update.state.doc.toString())
    }),
  ]
  return new EditorView({ parent, state: EditorState.create({ doc: value, extensions }) })
}
