import { type ClientLook, clientLook } from '@dynasend/renderer'
import { useEffect, useRef } from 'react'
import style from './signature-frame.module.css'

interface SignatureFrameProps {
  /** Says whose it is, for those who do not see it. */
  readonly title: string
  /** A finished signature. */
  readonly html: string
  readonly look: ClientLook
}

interface Policy {
  createHTML(text: string): string
}

interface TrustedTypesWindow {
  readonly trustedTypes?: { createPolicy(name: string, rules: Policy): Policy }
}

/** What goes through here is only ever put into a frame without script, in an origin of its own. */
const policy: Policy = (window as TrustedTypesWindow).trustedTypes?.createPolicy('signature-preview', {
  createHTML: (text) => text,
}) ?? { createHTML: (text) => text }

/** A signature as a mail client shows it. Nothing in it can run, reach this page or be clicked away to. */
export function SignatureFrame({ title, html, look }: SignatureFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const { client, dark } = look
  useEffect(() => {
    if (frame.current) frame.current.srcdoc = policy.createHTML(clientLook(html, { client, dark }))
  }, [html, client, dark])
  return (
    <iframe
      ref={frame}
      className={client === 'phone' ? `${style.frame} ${style.phone}` : style.frame}
      title={title}
      sandbox=""
      style={{ height: heightFor(html) }}
    />
  )
}

/** The page inside cannot be measured from here, so its lines are counted; what is longer scrolls. */
function heightFor(html: string): number {
  const rows = html.match(/<tr\b|<br\b|<li\b|<p\b/giu)?.length ?? 1
  const pictures = [...html.matchAll(/<img[^>]*?\sheight="(\d+)"/giu)].reduce(
    (sum, [, height]) => sum + Number(height),
    0,
  )
  return Math.min(560, Math.max(120, 60 + rows * 24 + pictures))
}
