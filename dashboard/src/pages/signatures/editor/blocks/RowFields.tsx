import { Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components'
import type { SignatureConfiguration } from '../../../../api/schema.ts'
import style from '../editor.module.css'
import type { Row } from './begin.ts'
import { LinkParts } from './LinkParts.tsx'
import { NumberField } from './LookFields.tsx'
import { PartsEditor } from './PartsEditor.tsx'

interface RowFieldsProps {
  readonly row: Row
  readonly configuration: SignatureConfiguration
  readonly onRow: (row: Row) => void
}

/** What can be said of a row, by its kind. */
export function RowFields({ row, configuration, onRow }: RowFieldsProps) {
  switch (row.kind) {
    case 'fields':
      return (
        <PartsEditor parts={row.parts} configuration={configuration} onParts={(parts) => onRow({ ...row, parts })} />
      )
    case 'links':
      return <LinkParts links={row.links} configuration={configuration} onLinks={(links) => onRow({ ...row, links })} />
    case 'words':
      return (
        <Field label="Words">
          <Textarea value={row.words} dir="auto" onChange={(_, data) => onRow({ ...row, words: data.value })} />
        </Field>
      )
    case 'image':
      return <ImageFields row={row} configuration={configuration} onRow={onRow} />
    case 'space':
      return (
        <NumberField
          label="Height"
          value={row.height}
          least={2}
          most={60}
          onNumber={(height) => onRow({ ...row, height })}
        />
      )
    case 'banner':
      return <p className={style.muted}>The banner that the rules give, while its time is.</p>
    case 'texts':
      return <p className={style.muted}>The texts and disclaimers that the rules give.</p>
    case 'line':
      return null
  }
}

type ImageRow = Extract<Row, { kind: 'image' }>

function ImageFields({ row, configuration, onRow }: RowFieldsProps & { readonly row: ImageRow }) {
  const sources = [
    ...configuration.images.map(({ name }) => ({ value: `images/${name}`, text: name })),
    ...configuration.fields
      .filter(({ kind }) => kind === 'image')
      .map(({ id, label }) => ({ value: `field:${id}`, text: label })),
  ]
  const isKnown = sources.some(({ value }) => value === row.source)
  return (
    <div className={style.look}>
      <Field label="Picture">
        <Select value={row.source} onChange={(_, data) => onRow({ ...row, source: data.value })}>
          {!isKnown && <option value={row.source}>{row.source} (not there yet)</option>}
          {sources.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Alt text">
        <Input value={row.alt} dir="auto" onChange={(_, data) => onRow({ ...row, alt: data.value })} />
      </Field>
      <Field label="Link">
        <Input value={row.link} placeholder="https://…" onChange={(_, data) => onRow({ ...row, link: data.value })} />
      </Field>
      <NumberField
        label="Width"
        value={row.width}
        least={8}
        most={600}
        onNumber={(width) => onRow({ ...row, width })}
      />
      <Checkbox
        label="Round"
        checked={row.round}
        onChange={(_, data) => onRow({ ...row, round: data.checked === true })}
      />
    </div>
  )
}
