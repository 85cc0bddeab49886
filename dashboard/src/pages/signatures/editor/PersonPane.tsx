import { Button, Field, Input } from '@fluentui/react-components'
import type { SignatureConfiguration } from '../../../api/schema.ts'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { PersonSearch } from '../rules/PersonSearch.tsx'
import style from './editor.module.css'
import type { PersonFacts } from './person-facts.ts'

interface PersonPaneProps {
  readonly accountId: string
  readonly person: PersonFacts
  readonly configuration: SignatureConfiguration
}

/** Somebody to try the program on; values can be typed over to see what happens without them. */
export function PersonPane({ accountId, person, configuration }: PersonPaneProps) {
  return (
    <>
      <h2 className={style.title}>Person</h2>
      <PersonSearch accountId={accountId} onPerson={person.choose} />
      {person.error !== null && <ErrorPanel title="This person cannot be shown" error={person.error} />}
      <p className={style.muted}>
        {person.person === null
          ? 'Somebody invented, until you choose a person.'
          : 'What is typed here is tried, not kept.'}
      </p>
      {person.person !== null && (
        <Button size="small" onClick={() => person.choose(null)}>
          Back to the invented person
        </Button>
      )}
      <div className={style.values}>
        {configuration.fields.map(({ id, label }) => (
          <Field key={id} label={label} size="small">
            <Input
              size="small"
              dir="auto"
              value={person.facts.fields[id] ?? ''}
              onChange={(_, data) => person.type(id, data.value)}
            />
          </Field>
        ))}
      </div>
    </>
  )
}
