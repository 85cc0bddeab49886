import { useMemo } from 'react'
import { encode } from 'uqr'
import style from './settings.module.css'

/** A QR code as one path. It is drawn here because its text is a secret that no other service may see. */
export function QrCode({ text, what }: { text: string; what: string }) {
  const { size, path } = useMemo(() => {
    const code = encode(text)
    const squares = code.data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    return { size: code.size, path: squares.join('') }
  }, [text])
  return (
    <svg className={style.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={what} shapeRendering="crispEdges">
      <path d={path} fill="#000" />
    </svg>
  )
}
