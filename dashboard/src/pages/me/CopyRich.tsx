import { Button } from '@fluentui/react-components'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { useState } from 'react'
import { Muted } from '../../components/Page.tsx'
import style from './me.module.css'

/** Over plain http browsers have no clipboard API; the copy event takes both kinds everywhere. */
function byEvent(html: string, text: string): void {
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/html', html)
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  document.addEventListener('copy', put, { once: true })
  const isCopied = document.execCommand('copy')
  document.removeEventListener('copy', put)
  if (!isCopied) throw new Error('refused')
}

async function copyRich(html: string, text: string): Promise<void> {
  if (!navigator.clipboard || typeof ClipboardItem === 'undefined') return byEvent(html, text)
  const kind = (type: string, value: string) => new Blob([value], { type })
  const item = new ClipboardItem({ 'text/html': kind('text/html', html), 'text/plain': kind('text/plain', text) })
  await navigator.clipboard.write([item]).catch(() => byEvent(html, text))
}

/** The signature on the clipboard as rich text, and as plain text for fields that take no other. */
export function CopyRich({ html, text }: { html: string; text: string }) {
  const [told, setTold] = useState('')
  const copy = () =>
    copyRich(html, text).then(
      () => setTold('Copied. Paste it where your mail program asks for the signature.'),
      () => setTold('Your browser did not allow it. Open this page in another browser and try again.'),
    )
  return (
    <div className={style.actions}>
      <Button appearance="primary" icon={<CopyRegular />} onClick={() => void copy()}>
        Copy the signature
      </Button>
      <span role="status">
        <Muted>{told}</Muted>
      </span>
    </div>
  )
}
