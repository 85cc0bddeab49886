import { Checkbox, Field, Input, Select } from '@fluentui/react-components'
import { useState } from 'react'
import type { ApiProblem } from '../../../api/problem.ts'
import type { SignatureBanner } from '../../../api/schema.ts'
import { Problem } from '../../../components/Problem.tsx'
import { TextField } from '../../../components/TextField.tsx'
import { useForm } from '../../../components/use-form.ts'
import { FormDialog } from '../FormDialog.tsx'
import style from './banners.module.css'
import { PictureField } from './PictureField.tsx'
import { timeZones } from './phase.ts'
import type { ChosenPicture } from './picture-file.ts'

export interface SavedBanner {
  readonly banner: Omit<SignatureBanner, 'id'>
  /** Null: the one that it has. */
  readonly picture: ChosenPicture | null
  readonly forEverybody: boolean
}

interface BannerDialogProps {
  readonly accountId: string
  readonly changeSet: string | null
  /** Null: a new one. */
  readonly banner: SignatureBanner | null
  readonly onSave: (saved: SavedBanner) => Promise<unknown>
  readonly onClose: () => void
}

const empty = (): Omit<SignatureBanner, 'id'> => ({
  name: '',
  image: '',
  alt: '',
  link: '',
  from: null,
  to: null,
  timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  weight: 1,
})

/** One banner: its picture, where it leads and when it is on. */
export function BannerDialog({ accountId, changeSet, banner, onSave, onClose }: BannerDialogProps) {
  const [draft, setDraft] = useState<Omit<SignatureBanner, 'id'>>(() => banner ?? empty())
  const [picture, setPicture] = useState<ChosenPicture | null>(null)
  const [forEverybody, setForEverybody] = useState(banner === null)
  const change = (part: Partial<SignatureBanner>) => setDraft((all) => ({ ...all, ...part }))
  const { isSending, problem, onSubmit } = useForm(async () => {
    const { name, image, alt, link, from, to, timeZone, weight } = draft
    const trimmed = { name: name.trim(), image, alt: alt.trim(), link: link.trim(), from, to, timeZone, weight }
    await onSave({ banner: trimmed, picture, forEverybody })
    onClose()
  })
  return (
    <FormDialog
      title={banner === null ? 'New banner' : banner.name}
      confirm="Save"
      isDisabled={isSending}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <TextField
        label="Name"
        name="banner.name"
        value={draft.name}
        onText={(name) => change({ name })}
        problem={problem}
        hint="For you; nobody outside sees it."
        input={{ maxLength: 80 }}
      />
      <PictureField
        accountId={accountId}
        changeSet={changeSet}
        current={banner?.image ?? null}
        chosen={picture}
        problem={problem?.fields['base64'] ?? problem?.fields['banner.image']}
        onChosen={setPicture}
      />
      <TextField
        label="Alternative text"
        name="banner.alt"
        value={draft.alt}
        onText={(alt) => change({ alt })}
        problem={problem}
        hint="What the picture says, for those whose mail client does not show pictures or who cannot see them."
        input={{ maxLength: 300 }}
      />
      <TextField
        label="Link"
        name="banner.link"
        type="url"
        required={false}
        value={draft.link}
        onText={(link) => change({ link })}
        problem={problem}
        placeholder="https://…"
        input={{ maxLength: 2000 }}
      />
      <Times draft={draft} problem={problem} onChange={change} />
      <Weight value={draft.weight} problem={problem} onChange={(weight) => change({ weight })} />
      {banner === null && (
        <Checkbox
          label="Give it to everybody whom no other banner rule decides for"
          checked={forEverybody}
          onChange={(_, { checked }) => setForEverybody(checked === true)}
        />
      )}
      <Problem title="The banner was not saved" problem={problem} />
    </FormDialog>
  )
}

interface TimesProps {
  readonly draft: Pick<SignatureBanner, 'from' | 'to' | 'timeZone'>
  readonly problem: ApiProblem | null
  readonly onChange: (part: Partial<SignatureBanner>) => void
}

function Times({ draft, problem, onChange }: TimesProps) {
  const zone = problem?.fields['banner.timeZone']
  return (
    <div className={style.pair}>
      {(['from', 'to'] as const).map((end) => {
        const message = problem?.fields[`banner.${end}`]
        return (
          <Field
            key={end}
            label={end === 'from' ? 'Begins' : 'Ends'}
            hint={end === 'from' ? 'Empty: at once' : 'Empty: never'}
            validationMessage={message ?? null}
            validationState={message ? 'error' : 'none'}
          >
            <Input
              type="datetime-local"
              value={draft[end] ?? ''}
              onChange={(_, { value }) => onChange({ [end]: value === '' ? null : value.slice(0, 16) })}
            />
          </Field>
        )
      })}
      <Field label="Time zone" validationMessage={zone ?? null} validationState={zone ? 'error' : 'none'}>
        <Select value={draft.timeZone} onChange={(_, { value }) => onChange({ timeZone: value })}>
          {timeZones(draft.timeZone).map((name) => (
            <option key={name} value={name}>
              {name.replaceAll('_', ' ')}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  )
}

interface WeightProps {
  readonly value: number
  readonly problem: ApiProblem | null
  readonly onChange: (weight: number) => void
}

function Weight({ value, problem, onChange }: WeightProps) {
  return (
    <TextField
      label="Weight"
      name="banner.weight"
      type="number"
      value={Number.isNaN(value) ? '' : String(value)}
      onText={(text) => onChange(text === '' ? Number.NaN : Number(text))}
      problem={problem}
      hint="Where a rule gives several banners: how often this one is chosen. 2 is twice as often as 1."
      input={{ min: 1, max: 100 }}
    />
  )
}
