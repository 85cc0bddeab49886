import { Checkbox, Select } from '@fluentui/react-components'
import { AttributeField } from './AttributeField.tsx'
import style from './builder.module.css'
import { type Comparison, type Leaf, type LeafNode, withValues } from './condition.ts'
import { GroupsField } from './GroupsField.tsx'
import { ValuesField } from './ValuesField.tsx'
import { comparisons, type Names } from './words.ts'

export interface BuilderContext {
  readonly accountId: string
  readonly names: Names
  /** What an earlier slot gave can be asked too. */
  readonly mayAsk: readonly ('location' | 'program')[]
}

interface LeafEditorProps extends BuilderContext {
  readonly node: LeafNode
  readonly onNode: (node: LeafNode) => void
}

type Kind = 'attribute' | 'field' | 'memberOf' | 'location' | 'program'

const kinds: Readonly<Record<Kind, string>> = {
  attribute: 'Attribute',
  field: 'Field',
  memberOf: 'Group',
  location: 'Location',
  program: 'Program',
}

const department = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department'
export const newLeaf: LeafNode = {
  kind: 'leaf',
  negated: false,
  leaf: { attribute: department, operator: 'equals', values: [] },
}

const kindOf = (leaf: Leaf): Kind => (Object.keys(kinds) as Kind[]).find((kind) => kind in leaf) ?? 'attribute'

function emptyLeaf(kind: Kind, names: Names): Leaf {
  if (kind === 'memberOf') return { memberOf: [] }
  if (kind === 'location') return { location: [] }
  if (kind === 'program') return { program: [] }
  const compared = { operator: 'equals', values: [] } satisfies Partial<Comparison>
  return kind === 'field' ? { field: names.fields[0]?.id ?? '', ...compared } : { attribute: department, ...compared }
}

/** One condition: what is asked, how it is compared, with what. */
export function LeafEditor(props: LeafEditorProps) {
  const { node, onNode, names, mayAsk, accountId } = props
  const { leaf } = node
  const kind = kindOf(leaf)
  const change = (next: Leaf) => onNode({ ...node, leaf: next })
  const choices = (['attribute', 'field', 'memberOf', ...mayAsk] as const).filter(
    (one) => one !== 'field' || names.fields.length > 0,
  )
  return (
    <div className={style.leaf}>
      <Select
        aria-label="What is asked"
        value={kind}
        onChange={(_, { value }) => change(emptyLeaf(value as Kind, names))}
      >
        {[...new Set([...choices, kind])].map((one) => (
          <option key={one} value={one}>
            {kinds[one]}
          </option>
        ))}
      </Select>
      {'operator' in leaf ? (
        <ComparisonEditor {...props} leaf={leaf} />
      ) : (
        <>
          <Select
            aria-label="Comparison"
            value={node.negated ? 'not' : 'is'}
            onChange={(_, { value }) => onNode({ ...node, negated: value === 'not' })}
          >
            <option value="is">{'memberOf' in leaf ? 'is in' : 'is'}</option>
            <option value="not">{'memberOf' in leaf ? 'is not in' : 'is not'}</option>
          </Select>
          {'memberOf' in leaf && (
            <GroupsField
              accountId={accountId}
              groups={leaf.memberOf}
              onGroups={(groups) => change({ memberOf: [...groups] })}
            />
          )}
          {'location' in leaf && (
            <Choices all={names.locations} chosen={leaf.location} onChosen={(location) => change({ location })} />
          )}
          {'program' in leaf && (
            <Choices all={names.programs} chosen={leaf.program} onChosen={(program) => change({ program })} />
          )}
        </>
      )}
    </div>
  )
}

function ComparisonEditor({ node, onNode, names, accountId, leaf }: LeafEditorProps & { leaf: Comparison }) {
  const change = (next: Comparison) => onNode({ ...node, leaf: next })
  const chosen = `${node.negated ? 'not ' : ''}${leaf.operator === 'oneOf' ? 'equals' : leaf.operator}`
  const compare = (value: string) => {
    const negated = value.startsWith('not ')
    const operator = value.replace('not ', '') as Comparison['operator']
    const values = operator === 'isEmpty' ? [] : leaf.values
    onNode({ ...node, negated, leaf: withValues({ ...leaf, operator }, values) })
  }
  const of = 'field' in leaf ? { field: leaf.field } : { attribute: leaf.attribute }
  return (
    <>
      {'field' in leaf ? (
        <Select aria-label="Field" value={leaf.field} onChange={(_, { value }) => change({ ...leaf, field: value })}>
          {names.fields.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </Select>
      ) : (
        <AttributeField
          accountId={accountId}
          path={leaf.attribute}
          onPath={(attribute) => change({ ...leaf, attribute })}
        />
      )}
      <Select aria-label="Comparison" value={chosen} onChange={(_, { value }) => compare(value)}>
        {comparisons.flatMap(({ operator, is, isNot }) => [
          <option key={is} value={operator}>
            {is}
          </option>,
          <option key={isNot} value={`not ${operator}`}>
            {isNot}
          </option>,
        ])}
      </Select>
      {leaf.operator !== 'isEmpty' && (
        <ValuesField
          accountId={accountId}
          of={of}
          values={leaf.values}
          onValues={(values) => change(withValues(leaf, values))}
        />
      )}
      {leaf.operator === 'matches' && <div className={style.hint}>* stands for anything, ? for one character.</div>}
    </>
  )
}

interface ChoicesProps {
  readonly all: readonly { readonly id: string; readonly name: string }[]
  readonly chosen: readonly string[]
  readonly onChosen: (ids: string[]) => void
}

function Choices({ all, chosen, onChosen }: ChoicesProps) {
  return (
    <div className={style.choices}>
      {all.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={<bdi dir="auto">{name}</bdi>}
          checked={chosen.includes(id)}
          onChange={(_, { checked }) =>
            onChosen(checked === true ? [...chosen, id] : chosen.filter((one) => one !== id))
          }
        />
      ))}
      {all.length === 0 && <span className={style.muted}>There is none yet.</span>}
    </div>
  )
}
