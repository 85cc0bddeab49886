import { type ClientLook, clientLook } from '@dynasend/renderer'

interface Shown {
  readonly name: string
  /** A finished signature. */
  readonly html: string
}

const looks: readonly ClientLook[] = [
  { client: 'outlookClassic', dark: false },
  { client: 'appleMail', dark: true },
]

const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/** A page with each signature in light and in dark. */
export function contactSheet(shown: readonly Shown[]): string {
  const frames = ({ html }: Shown): string =>
    looks.map((look) => `<iframe srcdoc="${attribute(clientLook(html, look))}"></iframe>`).join('')
  return `<!doctype html><meta charset="utf-8"><style>
body { margin: 16px; font: 14px sans-serif; background: #f3f3f3; display: grid; grid-template-columns: 1fr 1fr; gap: 16px }
section { background: #fff; border: 1px solid #ccc; border-radius: 6px; padding: 8px 12px } h2 { font-size: 15px; margin: 4px 0 8px }
div { display: grid; grid-template-columns: 1fr 1fr; gap: 8px } iframe { border: 0; width: 100%; height: 330px }
</style>${shown.map((one) => `<section><h2>${one.name}</h2><div>${frames(one)}</div></section>`).join('')}`
}
