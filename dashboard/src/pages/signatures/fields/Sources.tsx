import { Button, Input, Select } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import type { SignatureField } from '../../../api/schema.ts'
import { AttributeField } from '../rules/AttributeField.tsx'
import { moved } from '../rules/condition.ts'
import style from './fields.module.css'
import { newTransform, type Transform, transformNames } from './words.ts'

type Source = SignatureField['from'][number]

interface SourcesProps {
  readonly accountId: string
  readonly from: readonly Source[]
  readonly onFrom: (from: Source[]) => void
}

/** Where a value comes from, in order of preference: the first that is not empty. */
export function Sources({ accountId, from, onFrom }: SourcesProps) {
  const change = (index: number, part: Partial<Source>) =>
    onFrom(from.map((source, at) => (at === index ? { ...source, ...part } : source)))
  return (
    <fieldset className={style.sources}>
      <legend className={style.legend}>Where it comes from</legend>
      {from.length > 1 && <p className={style.muted}>The first that is not empty counts.</p>}
      <ol className={style.list}>
        {from.map((source, index) => (
          // A source has no name of its own; its place is what tells it from the others.
          <li key={`source ${index + 1}`} className={style.source}>
            <div className={style.sourceHead}>
              <AttributeField accountId={accountId} path={source.path} onPath={(path) => change(index, { path })} />
              <div>
                {index > 0 && (
                  <Button
                    appearance="subtle"
                    icon={<ArrowUpRegular />}
                    aria-label={`Prefer source ${index + 1}`}
                    onClick={() => onFrom([...moved(from, index, index - 1)])}
                  />
                )}
                <Button
                  appearance="subtle"
                  icon={<DismissRegular />}
                  aria-label={`Remove source ${index + 1}`}
                  onClick={() => onFrom(from.toSpliced(index, 1))}
                />
              </div>
            </div>
            <Transforms
              place={index + 1}
              transforms={source.transforms}
              onTransforms={(transforms) => change(index, { transforms })}
            />
          </li>
        ))}
      </ol>
      <div>
        <Button
          size="small"
          icon={<AddRegular />}
          disabled={from.length >= 10}
          onClick={() => onFrom([...from, { path: '', transforms: [] }])}
        >
          {from.length === 0 ? 'Read it from an attribute' : 'Add another attribute'}
        </Button>
      </div>
    </fieldset>
  )
}

interface TransformsProps {
  readonly place: number
  readonly transforms: readonly Transform[]
  readonly onTransforms: (transforms: Transform[]) => void
}

function Transforms({ place, transforms, onTransforms }: TransformsProps) {
  return (
    <div className={style.transforms}>
      {transforms.map((transform, index) => (
        <div key={`${transform.do} ${index + 1}`} className={style.transform}>
          <span>{transformNames[transform.do]}</span>
          <TransformEditor transform={transform} onTransform={(next) => onTransforms(transforms.with(index, next))} />
          <Button
            size="small"
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={`Remove ${transformNames[transform.do].toLowerCase()} of source ${place}`}
            onClick={() => onTransforms(transforms.toSpliced(index, 1))}
          />
        </div>
      ))}
      <Select
        aria-label={`Change the value of source ${place}`}
        size="small"
        value=""
        onChange={(_, { value }) => {
          const kind = (Object.keys(newTransform) as Transform['do'][]).find((one) => one === value)
          if (kind) onTransforms([...transforms, newTransform[kind]])
        }}
      >
        <option value="">Change the value on its way…</option>
        {Object.entries(transformNames).map(([kind, name]) => (
          <option key={kind} value={kind}>
            {name}
          </option>
        ))}
      </Select>
    </div>
  )
}

interface TransformEditorProps {
  readonly transform: Transform
  readonly onTransform: (transform: Transform) => void
}

function TransformEditor({ transform, onTransform }: TransformEditorProps) {
  switch (transform.do) {
    case 'case':
      return (
        <Select
          size="small"
          aria-label="Letter case"
          value={transform.to}
          onChange={(_, { value }) => onTransform({ ...transform, to: value as typeof transform.to })}
        >
          <option value="title">As In Names</option>
          <option value="upper">UPPER CASE</option>
          <option value="lower">lower case</option>
        </Select>
      )
    case 'phone':
      return (
        <>
          <Select
            size="small"
            aria-label="Phone format"
            value={transform.format}
            onChange={(_, { value }) => onTransform({ ...transform, format: value as typeof transform.format })}
          >
            <option value="international">+49 30 123456</option>
            <option value="national">030 123456</option>
            <option value="e164">+4930123456</option>
          </Select>
          <Input
            size="small"
            aria-label="Country of numbers without a country code"
            placeholder="Country, as DE"
            maxLength={2}
            value={transform.country ?? ''}
            onChange={(_, { value }) =>
              onTransform({ ...transform, country: value === '' ? null : value.toUpperCase() })
            }
          />
        </>
      )
    case 'replace':
      return (
        <>
          <Input
            size="small"
            aria-label="Find"
            placeholder="Find"
            value={transform.find}
            onChange={(_, { value }) => onTransform({ ...transform, find: value })}
          />
          <Input
            size="small"
            aria-label="Replace with"
            placeholder="Replace with"
            value={transform.with}
            onChange={(_, { value }) => onTransform({ ...transform, with: value })}
          />
        </>
      )
    default:
      return (
        <Input
          size="small"
          aria-label={transformNames[transform.do]}
          value={transform.text}
          onChange={(_, { value }) => onTransform({ ...transform, text: value })}
        />
      )
  }
}
