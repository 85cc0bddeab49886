import { Button, Input, Select } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import type { SignatureConfiguration } from '../../../../api/schema.ts'
import style from '../editor.module.css'
import type { Row } from './begin.ts'

type Links = Extract<Row, { kind: 'links' }>['links']

interface LinkPartsProps {
  readonly links: Links
  readonly configuration: SignatureConfiguration
  readonly onLinks: (links: Links) => void
}

const most = 10

/** Links beside each other: to an address, or to what a field of a person says. */
export function LinkParts({ links, configuration, onLinks }: LinkPartsProps) {
  const targets = configuration.fields.filter(({ kind }) => kind === 'link' || kind === 'email')
  return (
    <div className={style.parts}>
      {links.map((link, index) => (
        <div key={`${index}`} className={style.part}>
          <Input
            aria-label={`Words of link ${index + 1}`}
            dir="auto"
            maxLength={80}
            value={link.label}
            onChange={(_, data) => onLinks(links.with(index, { ...link, label: data.value }))}
          />
          <Select
            aria-label={`Target of link ${index + 1}`}
            value={link.field ?? ''}
            onChange={(_, data) => {
              const field = data.value === '' ? null : data.value
              onLinks(links.with(index, { ...link, field, address: field === null ? 'https://' : null }))
            }}
          >
            <option value="">An address</option>
            {targets.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </Select>
          <Input
            aria-label={`Address of link ${index + 1}`}
            disabled={link.field !== null}
            value={link.address ?? ''}
            onChange={(_, data) => onLinks(links.with(index, { ...link, address: data.value }))}
          />
          <Button
            appearance="subtle"
            size="small"
            icon={<DeleteRegular />}
            aria-label={`Remove link ${index + 1}`}
            disabled={links.length === 1}
            onClick={() => onLinks(links.toSpliced(index, 1))}
          />
        </div>
      ))}
      {links.length < most && (
        <div>
          <Button
            size="small"
            onClick={() => onLinks([...links, { label: 'Website', field: null, address: 'https://' }])}
          >
            Add a link
          </Button>
        </div>
      )}
    </div>
  )
}
