import { fileAddress } from '../../api/me.ts'
import { Card } from '../../components/Page.tsx'
import { guides } from './guide-steps.ts'
import style from './me.module.css'

const files = [
  ['outlook', 'Files for classic Outlook'],
  ['thunderbird', 'File for Thunderbird'],
  ['appleMail', 'File for Apple Mail'],
] as const

/** How it gets into each mail program. */
export function Guides() {
  return (
    <Card title="Into your mail program">
      <div className={style.stack}>
        {guides.map(({ client, steps }) => (
          <details key={client} className={style.guide}>
            <summary>{client}</summary>
            <ol>
              {steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </details>
        ))}
        <ul className={style.downloads}>
          {files.map(([file, text]) => (
            <li key={file}>
              <a href={fileAddress(file)} download>
                {text} (zip)
              </a>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  )
}
