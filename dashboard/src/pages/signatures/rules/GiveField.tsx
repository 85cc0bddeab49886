import { Checkbox, Field, Select } from '@fluentui/react-components'
import type { SignatureSlot } from '../../../api/schema.ts'
import { type Names, slotNames } from './words.ts'

interface GiveFieldProps {
  readonly slot: SignatureSlot
  readonly names: Names
  /** Null: not chosen yet. */
  readonly give: readonly string[] | null
  readonly onGive: (give: readonly string[]) => void
}

/** What a rule gives: one location or program, any number of banners or texts, or deliberately nothing. */
export function GiveField({ slot, names, give, onGive }: GiveFieldProps) {
  const all = { location: names.locations, program: names.programs, banner: names.banners, text: names.texts }[slot]
  const chosen = give ?? []
  if (slot === 'location' || slot === 'program')
    return (
      <Field label={`Gives this ${slotNames[slot].one}`}>
        <Select
          value={give === null ? 'choose' : (give[0] ?? '')}
          onChange={(_, { value }) => onGive(value === '' ? [] : [value])}
        >
          {give === null && (
            <option value="choose" disabled>
              Choose…
            </option>
          )}
          <option value="">{slot === 'program' ? 'None: they get no signature' : 'None, deliberately'}</option>
          {all.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    )
  const hint =
    slot === 'banner'
      ? 'Of those that are on at the time, each person keeps one, as often as the weights say.'
      : 'All of them, in this order.'
  return (
    <Field label={`Gives these ${slotNames[slot].many.toLowerCase()}`} hint={hint}>
      <div role="group">
        {all.map(({ id, name }) => (
          <div key={id}>
            <Checkbox
              label={<bdi dir="auto">{name}</bdi>}
              checked={chosen.includes(id)}
              onChange={(_, { checked }) =>
                onGive(checked === true ? [...chosen, id] : chosen.filter((one) => one !== id))
              }
            />
          </div>
        ))}
        {all.length === 0 && <p>There is none yet: make one on the page {slotNames[slot].many}.</p>}
      </div>
    </Field>
  )
}
