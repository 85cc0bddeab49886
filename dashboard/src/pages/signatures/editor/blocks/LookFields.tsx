import { Field, Input, Select } from '@fluentui/react-components'
import style from '../editor.module.css'
import type { Blocks } from './begin.ts'

type Look = Blocks['look']
const fonts: readonly Look['font'][] = ['Arial', 'Calibri', 'Georgia', 'Segoe UI', 'Tahoma', 'Verdana']

/** Font, size and colours of a signature that is made of blocks. */
export function LookFields({ look, onLook }: { look: Look; onLook: (look: Look) => void }) {
  return (
    <div className={style.look}>
      <Field label="Font">
        <Select
          value={look.font}
          onChange={(_, data) => onLook({ ...look, font: fonts.find((font) => font === data.value) ?? 'Arial' })}
        >
          {fonts.map((font) => (
            <option key={font}>{font}</option>
          ))}
        </Select>
      </Field>
      <NumberField label="Size" value={look.size} least={11} most={18} onNumber={(size) => onLook({ ...look, size })} />
      <NumberField
        label="Width"
        value={look.width}
        least={320}
        most={600}
        onNumber={(width) => onLook({ ...look, width })}
      />
      <ColourField label="Text colour" value={look.colour} onColour={(colour) => onLook({ ...look, colour })} />
      <ColourField label="Accent colour" value={look.accent} onColour={(accent) => onLook({ ...look, accent })} />
    </div>
  )
}

interface NumberFieldProps {
  readonly label: string
  readonly value: number
  readonly least: number
  readonly most: number
  readonly onNumber: (value: number) => void
}

/** A whole number within its bounds. */
export function NumberField({ label, value, least, most, onNumber }: NumberFieldProps) {
  return (
    <Field label={label}>
      <Input
        type="number"
        min={least}
        max={most}
        defaultValue={String(value)}
        onChange={(_, data) => {
          const number = Math.round(Number(data.value))
          if (number >= least && number <= most) onNumber(number)
        }}
      />
    </Field>
  )
}

function ColourField({ label, value, onColour }: { label: string; value: string; onColour: (value: string) => void }) {
  return (
    <Field label={label}>
      <input
        type="color"
        className={style.colour}
        aria-label={label}
        value={value}
        onChange={(event) => onColour(event.target.value)}
      />
    </Field>
  )
}
