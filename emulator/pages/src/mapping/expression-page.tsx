import { SearchBox, Text } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactElement, useRef, useState } from 'react'
import { useExpressionFunctions, useMapping } from '../api/mappings.ts'
import type { FunctionEntry } from '../api/provisioning-contract.ts'
import { Card } from '../controls/card.tsx'
import { DataTable } from '../controls/data-table.tsx'
import { Loaded } from '../controls/loading.tsx'
import { ProvisioningBlade } from '../provisioning/provisioning-blade.tsx'
import { SectionHeading } from '../shell/blade.tsx'
import { ExpressionField, goTo } from './expression-field.tsx'
import { ExpressionTest } from './expression-test.tsx'

const route = getRouteApi('/applications/$applicationId/provisioning/expression-builder')
const example = 'Join(" ", [givenName], [surname])'

const columns = [
  {
    header: 'Function',
    breakable: true,
    cell: ({ name, parameters }: FunctionEntry) => (
      <code>
        {name}({parameters.join(', ')})
      </code>
    ),
  },
  { header: 'What it gives', cell: ({ summary }: FunctionEntry) => summary },
]

function FunctionList(): ReactElement {
  const functions = useExpressionFunctions()
  const [search, setSearch] = useState('')
  const sought = search.trim().toLowerCase()
  return (
    <Card>
      <SectionHeading hint="A question mark ends what may be left out; dots end what may be repeated. Upper and lower case count.">
        All functions
      </SectionHeading>
      <SearchBox
        aria-label="Search functions"
        placeholder="Search functions"
        value={search}
        onChange={(_, data) => setSearch(data.value)}
      />
      <Loaded query={functions} what="The functions">
        {(all) => (
          <DataTable
            label="Functions"
            columns={columns}
            rows={all.filter(({ name, summary }) => `${name} ${summary}`.toLowerCase().includes(sought))}
            keyOf={({ name }) => name}
            empty={<Text>No function matches “{search}”. Try fewer letters.</Text>}
          />
        )}
      </Loaded>
    </Card>
  )
}

/** Expression builder: write one, see what it gives for real people, copy it into a mapping. */
export function ExpressionPage(): ReactElement {
  const { applicationId } = route.useParams()
  const [expression, setExpression] = useState(example)
  const field = useRef<HTMLTextAreaElement>(null)
  const mapping = useMapping(applicationId, 'users')
  return (
    <ProvisioningBlade applicationId={applicationId} page="Expression builder">
      <Card>
        <SectionHeading hint="Functions are called by name, attributes stand in square brackets, constants in double quotes.">
          Expression
        </SectionHeading>
        <ExpressionField
          label="Expression"
          value={expression}
          rows={5}
          field={field}
          sources={mapping.data?.sourceAttributes ?? []}
          onChange={setExpression}
        />
        <ExpressionTest
          applicationId={applicationId}
          expression={expression}
          onGo={(position) => goTo(field, position)}
        />
        <Text size={200}>
          To use it, open “Attribute mapping”, edit a line, choose the type “Expression” and paste it there.
        </Text>
      </Card>
      <FunctionList />
    </ProvisioningBlade>
  )
}
