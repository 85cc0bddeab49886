import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SignatureProgram } from '../../../api/schema.ts'
import { galleryQuery } from '../../../api/signature-programs.ts'
import { LoadingRows } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { SignatureFrame } from '../../../components/SignatureFrame.tsx'
import { TextField } from '../../../components/TextField.tsx'
import { useForm } from '../../../components/use-form.ts'
import { blockProgram } from '../editor/blocks/begin.ts'
import { plain, rendered, sampleFacts } from '../editor/rendered.ts'
import style from './programs.module.css'

interface NewProgramDialogProps {
  readonly accountId: string
  readonly onMake: (from: SignatureProgram, name: string) => Promise<unknown>
  readonly onClose: () => void
}

/** Begins a program: by blocks, or from one of the gallery. */
export function NewProgramDialog({ accountId, onMake, onClose }: NewProgramDialogProps) {
  const gallery = useQuery(galleryQuery(accountId))
  const offered = [blockProgram, ...(gallery.data?.items ?? [])]
  const [chosen, setChosen] = useState(blockProgram.id)
  const [name, setName] = useState('')
  const from = offered.find(({ id }) => id === chosen) ?? blockProgram
  const { isSending, problem, onSubmit } = useForm(() => onMake(from, name.trim()))
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()} modalType="alert">
      <DialogSurface className={style.dialog ?? ''}>
        <form onSubmit={onSubmit}>
          <DialogBody>
            <DialogTitle>New program</DialogTitle>
            <DialogContent className={style.form ?? ''}>
              <TextField
                label="Name"
                name="program.name"
                value={name}
                onText={setName}
                problem={problem}
                autoFocus
                input={{ maxLength: 80 }}
              />
              <fieldset className={style.choices}>
                <legend>Begin with</legend>
                {offered.map((program) => (
                  <label key={program.id} className={style.choice}>
                    <input
                      type="radio"
                      name="begin"
                      value={program.id}
                      checked={chosen === program.id}
                      onChange={() => setChosen(program.id)}
                    />
                    <span className={style.choiceWords}>
                      <strong>{program.name}</strong>
                      <span className={style.muted}>{program.description}</span>
                    </span>
                    <SignatureFrame
                      title={`How ${program.name} looks`}
                      html={rendered(program, 'new', sampleFacts).html}
                      look={plain}
                    />
                  </label>
                ))}
                {gallery.isPending && <LoadingRows />}
              </fieldset>
              <Problem title="The program was not made" problem={problem} />
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>Cancel</Button>
              <Button type="submit" appearance="primary" disabled={isSending || name.trim() === ''}>
                Begin
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
