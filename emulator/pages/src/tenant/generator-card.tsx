import { Button, Field, Input, makeStyles, Spinner } from '@fluentui/react-components'
import { type ReactElement, useState } from 'react'
import { useCompanyActions } from '../api/tenant.ts'
import { Card } from '../controls/card.tsx'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { SectionHeading } from '../shell/blade.tsx'
import { useNotify } from '../shell/notify.tsx'
import { ReplaceDialog } from './replace-dialog.tsx'

const useStyles = makeStyles({ fields: { display: 'flex', flexWrap: 'wrap', gap: '10px' } })
const wholeNumber = /^\d{1,6}$/

/** Makes a company of any size; the same seed makes the same company. */
export function GeneratorCard(): ReactElement {
  const styles = useStyles()
  const { generate } = useCompanyActions()
  const notify = useNotify()
  const [asking, setAsking] = useState(false)
  const [size, setSize] = useState({ people: '1000', groups: '40', seed: '1' })
  const valid = Object.values(size).every((value) => wholeNumber.test(value)) && Number(size.people) > 0
  const submit = (): void =>
    generate.mutate(
      { people: Number(size.people), groups: Number(size.groups), seed: Number(size.seed) },
      {
        onSuccess: () => notify('success', `A company of ${size.people} people and ${size.groups} groups was made`),
        onSettled: () => setAsking(false),
      },
    )
  const field = (name: keyof typeof size, label: string): ReactElement => (
    <Field
      label={label}
      {...(wholeNumber.test(size[name])
        ? {}
        : { validationState: 'error' as const, validationMessage: 'A whole number, please.' })}
    >
      <Input inputMode="numeric" value={size[name]} onChange={(_, data) => setSize({ ...size, [name]: data.value })} />
    </Field>
  )
  return (
    <Card>
      <SectionHeading hint="Replaces everybody here by invented people, for trying out large companies. The same seed makes the same company.">
        Generate a company
      </SectionHeading>
      <div className={styles.fields}>
        {field('people', 'People')}
        {field('groups', 'Groups')}
        {field('seed', 'Seed')}
      </div>
      <div>
        <Button
          disabled={!valid || generate.isPending}
          icon={generate.isPending ? <Spinner size="extra-tiny" /> : null}
          onClick={() => setAsking(true)}
        >
          Generate
        </Button>
      </div>
      <ReplaceDialog
        open={asking}
        title="Replace this company by a generated one?"
        action="Replace"
        busy={generate.isPending}
        onConfirm={submit}
        onClose={() => setAsking(false)}
      />
      {generate.error === null ? null : (
        <ErrorPanel title="The company could not be generated" error={generate.error} />
      )}
    </Card>
  )
}
