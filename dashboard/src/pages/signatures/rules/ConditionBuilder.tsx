import { Button, Select } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import style from './builder.module.css'
import { everybody, type GroupNode, type Node } from './condition.ts'
import { type BuilderContext, LeafEditor, newLeaf } from './LeafEditor.tsx'

interface ConditionBuilderProps extends BuilderContext {
  readonly node: GroupNode
  readonly onNode: (node: GroupNode) => void
}

/** Deeper than this nobody can read. */
const deepest = 4

/** A condition of any depth: groups that ask for all, any or none of what is in them. */
export function ConditionBuilder(props: ConditionBuilderProps) {
  return <GroupEditor {...props} depth={0} number="" />
}

type Join = 'all' | 'any' | 'notAny' | 'notAll'
const joins: Readonly<Record<Join, string>> = {
  all: 'All of these hold',
  any: 'At least one of these holds',
  notAny: 'None of these holds',
  notAll: 'Not all of these hold',
}

const joinOf = ({ join, negated }: GroupNode): Join => (negated ? (join === 'any' ? 'notAny' : 'notAll') : join)

interface GroupEditorProps extends ConditionBuilderProps {
  readonly depth: number
  /** Its place, as the sentences of "why" count: `2.1`. */
  readonly number: string
  readonly onRemove?: () => void
}

function GroupEditor({ node, onNode, depth, number, onRemove, ...context }: GroupEditorProps) {
  const replace = (index: number, part: Node) => onNode({ ...node, parts: node.parts.with(index, part) })
  const remove = (index: number) => onNode({ ...node, parts: node.parts.toSpliced(index, 1) })
  const add = (part: Node) => onNode({ ...node, parts: [...node.parts, part] })
  const join = (value: string) =>
    onNode({ ...node, negated: value.startsWith('not'), join: value === 'any' || value === 'notAny' ? 'any' : 'all' })
  return (
    <fieldset className={depth === 0 ? style.root : style.group}>
      <legend className={style.legend}>{depth === 0 ? 'Whom it matches' : `Group ${number}`}</legend>
      {node.parts.length === 0 && depth === 0 ? (
        <p className={style.muted}>Everybody. Add a condition to choose.</p>
      ) : (
        <div className={style.row}>
          <Select
            aria-label={`How they are joined ${number}`.trim()}
            value={joinOf(node)}
            onChange={(_, { value }) => join(value)}
          >
            {Object.entries(joins).map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </Select>
          {onRemove && <RemoveButton what={`group ${number}`} onRemove={onRemove} />}
        </div>
      )}
      <ol className={style.parts}>
        {node.parts.map((part, index) => {
          const place = number === '' ? String(index + 1) : `${number}.${index + 1}`
          return (
            // A condition has no name of its own; its place is what tells it from the others.
            <li key={place} className={style.part}>
              <span className={style.number} aria-hidden>
                {place}
              </span>
              {part.kind === 'group' ? (
                <GroupEditor
                  {...context}
                  node={part}
                  depth={depth + 1}
                  number={place}
                  onNode={(next) => replace(index, next)}
                  onRemove={() => remove(index)}
                />
              ) : (
                <>
                  <LeafEditor {...context} node={part} onNode={(next) => replace(index, next)} />
                  <RemoveButton what={`condition ${place}`} onRemove={() => remove(index)} />
                </>
              )}
            </li>
          )
        })}
      </ol>
      <AddButtons mayNest={depth < deepest} onAdd={add} />
    </fieldset>
  )
}

function AddButtons({ mayNest, onAdd }: { mayNest: boolean; onAdd: (part: Node) => void }) {
  return (
    <div className={style.row}>
      <Button size="small" icon={<AddRegular />} onClick={() => onAdd(newLeaf)}>
        Add a condition
      </Button>
      {mayNest && (
        <Button
          size="small"
          appearance="subtle"
          icon={<AddRegular />}
          onClick={() => onAdd({ ...everybody, join: 'any', parts: [newLeaf] })}
        >
          Add a group
        </Button>
      )}
    </div>
  )
}

function RemoveButton({ what, onRemove }: { what: string; onRemove: () => void }) {
  return (
    <Button
      size="small"
      appearance="subtle"
      icon={<DismissRegular />}
      aria-label={`Remove ${what}`}
      title="Remove"
      onClick={onRemove}
    />
  )
}
