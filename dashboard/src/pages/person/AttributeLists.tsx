import type { AttributeLine } from '../../api/schema.ts'
import { Fields } from '../../components/Fields.tsx'
import { Card } from '../../components/Page.tsx'
import style from './person.module.css'

const sections: readonly { readonly group: AttributeLine['group']; readonly title: string }[] = [
  { group: 'name', title: 'Name' },
  { group: 'contact', title: 'Contact' },
  { group: 'work', title: 'Work' },
  { group: 'address', title: 'Address' },
  { group: 'custom', title: 'Custom' },
  { group: 'system', title: 'System' },
]

/** All attributes by name, in the order in which a person would look for them; the SCIM path on hover. */
export function AttributeLists({ attributes }: { attributes: readonly AttributeLine[] }) {
  const shown = sections
    .map((section) => ({ ...section, lines: attributes.filter((attribute) => attribute.group === section.group) }))
    .filter((section) => section.lines.length > 0)
  if (shown.length === 0) return <Card>No attribute has arrived for this person.</Card>
  return (
    <Card>
      {shown.map((section, index) => (
        <section key={section.group} className={index === 0 ? style.sectionFirst : style.section}>
          <h2 className={style.sectionTitle}>{section.title}</h2>
          <Fields lines={section.lines.map((line) => ({ name: line.label, hint: line.path, value: line.value }))} />
        </section>
      ))}
    </Card>
  )
}
