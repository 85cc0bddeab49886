import { Button } from '@fluentui/react-components'
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { type ReactNode, useEffect, useState } from 'react'
import style from './copy.module.css'
import { useNotify } from './notify.tsx'

/** Puts text on the clipboard; over plain http, where browsers have no clipboard API, by selecting a field. */
async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const field = document.createElement('textarea')
  field.value = text
  field.style.position = 'fixed'
  field.style.opacity = '0'
  document.body.append(field)
  field.select()
  const isCopied = document.execCommand('copy')
  field.remove()
  if (!isCopied) throw new Error('The browser did not allow it. Select the text and copy it by hand.')
}

/** @param what names the thing for screen readers: "Tenant URL". */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [isCopied, setCopied] = useState(false)
  const notify = useNotify()
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), 2500)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = () =>
    copyText(text).then(
      () => setCopied(true),
      (error: unknown) => notify.failed(`${what} could not be copied`, error),
    )
  return (
    <Button icon={isCopied ? <CheckmarkRegular /> : <CopyRegular />} onClick={copy} aria-label={`Copy ${what}`}>
      {isCopied ? 'Copied' : 'Copy'}
    </Button>
  )
}

/** A value to be pasted elsewhere, with its copy button. */
export function CopyField({ label, value, actions }: { label: string; value: string; actions?: ReactNode }) {
  return (
    <div className={style.field}>
      <span className={style.label}>{label}</span>
      <div className={style.row}>
        <code className={style.value} dir="ltr">
          {value}
        </code>
        <CopyButton text={value} what={label} />
        {actions}
      </div>
    </div>
  )
}

/** JSON or text as it is, with a copy button. Directory data is shown as text only. */
export function CodeBlock({ value, what }: { value: unknown; what: string }) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2)
  return (
    <div>
      <div className={style.codeHead}>
        <CopyButton text={text} what={what} />
      </div>
      <pre className={style.code} dir="ltr" tabIndex={0} aria-label={what}>
        {text}
      </pre>
    </div>
  )
}
