import type { SignatureFileDiff } from '../../../api/schema.ts'
import { Muted } from '../../../components/Page.tsx'
import style from './review.module.css'

const signs = { same: ' ', added: '+', removed: '−' } as const
const words = { same: '', added: 'added', removed: 'removed' } as const

/** What differs, line by line; sign and word say it, colour repeats it. */
export function DiffTable({ diff, path }: { diff: SignatureFileDiff; path: string }) {
  if (diff.pieces.length === 0) return <Muted>Only the spelling of the file changed, not what it says.</Muted>
  return (
    <div className={style.scroll} role="region" aria-label={`Changes of ${path}`} tabIndex={0}>
      <table className={style.diff}>
        <thead className={style.unseen}>
          <tr>
            <th scope="col">Line before</th>
            <th scope="col">Line after</th>
            <th scope="col">Change</th>
            <th scope="col">Text</th>
          </tr>
        </thead>
        {diff.pieces.map((piece) => (
          <tbody key={`${piece[0]?.before} ${piece[0]?.after}`}>
            {piece.map((line) => (
              <tr key={`${line.before} ${line.after}`} className={style[line.kind]}>
                <td className={style.lineNumber}>{line.before}</td>
                <td className={style.lineNumber}>{line.after}</td>
                <td>
                  <span aria-hidden>{signs[line.kind]}</span>
                  <span className={style.unseen}>{words[line.kind]}</span>
                </td>
                <td>
                  <code>{line.text}</code>
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}
