import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import { useState } from 'react'
import type { SignatureLocation, SignatureSettings } from '../../../api/schema.ts'
import { Problem } from '../../../components/Problem.tsx'
import { TextField } from '../../../components/TextField.tsx'
import { useForm } from '../../../components/use-form.ts'
import style from './locations.module.css'

interface LocationDialogProps {
  /** Null: a new one. */
  readonly location: SignatureLocation | null
  readonly fields: SignatureSettings['locationFields']
  readonly newId: (name: string) => string
  readonly onSave: (location: SignatureLocation) => Promise<unknown>
  readonly onClose: () => void
}

const types = { text: 'text', phone: 'text', email: 'email', link: 'url', image: 'text' } as const
const hints = {
  text: '',
  phone: 'As it is to stand in signatures',
  email: '',
  link: 'https://…',
  image: 'images/…',
} as const

/** One location: its name and every field that locations have. */
export function LocationDialog({ location, fields, newId, onSave, onClose }: LocationDialogProps) {
  const [name, setName] = useState(location?.name ?? '')
  const [values, setValues] = useState<Record<string, string>>(location?.values ?? {})
  const { isSending, problem, onSubmit } = useForm(async () => {
    await onSave({ id: location?.id ?? newId(name), name: name.trim(), values })
    onClose()
  })
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()} modalType="alert">
      <DialogSurface>
        <form onSubmit={onSubmit}>
          <DialogBody>
            <DialogTitle>{location === null ? 'New location' : location.name}</DialogTitle>
            <DialogContent className={style.form ?? ''}>
              <TextField
                label="Name"
                name="location.name"
                value={name}
                onText={setName}
                problem={problem}
                input={{ maxLength: 80 }}
              />
              {fields.map(({ id, label, kind }) => (
                <TextField
                  key={id}
                  label={label}
                  name={`location.values.${id}`}
                  type={types[kind]}
                  hint={hints[kind]}
                  required={false}
                  value={values[id] ?? ''}
                  onText={(text) => setValues((all) => ({ ...all, [id]: text }))}
                  problem={problem}
                  input={{ maxLength: 2000 }}
                />
              ))}
              <Problem title="The location was not saved" problem={problem} />
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>Cancel</Button>
              <Button type="submit" appearance="primary" disabled={isSending || name.trim() === ''}>
                Save
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
