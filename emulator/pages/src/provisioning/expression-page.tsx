import { Field, Text, Textarea } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { Card } from '../controls/card.tsx'
import { SectionHeading } from '../shell/blade.tsx'
import { ExpressionTest } from './expression-test.tsx'
import { ProvisioningBlade } from './provisioning-blade.tsx'

const route = getRouteApi('/applications/$applicationId/provisioning/expression-builder')
const example = 'Join(" ", [givenName], [surname])'

/** Expression builder: write one, try it with a real person, copy it into a mapping. */
export function ExpressionPage(): ReactElement {
  const { applicationId } = route.useParams()
  const [expression, setExpression] = useState(example)
  return (
    <ProvisioningBlade applicationId={applicationId} page="Expression builder">
      <Card>
        <SectionHeading hint="Functions are called by name, attributes stand in square brackets, constants in double quotes.">
          Expression
        </SectionHeading>
        <Field label="Expression">
          <Textarea value={expression} rows={5} spellCheck={false} onChange={(_, data) => setExpression(data.value)} />
        </Field>
        <ExpressionTest applicationId={applicationId} expression={expression} open />
        <Text size={200}>
          To use it, open “Attribute mapping”, edit a line, choose the type “Expression” and paste it there.
        </Text>
      </Card>
    </ProvisioningBlade>
  )
}
