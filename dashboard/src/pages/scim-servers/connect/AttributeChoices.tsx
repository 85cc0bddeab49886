import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Checkbox } from '@fluentui/react-components'
import type { ConnectChoices, ConnectView } from '../../../api/schema.ts'
import style from './connect.module.css'

interface AttributeChoicesProps {
  readonly view: ConnectView
  readonly choices: ConnectChoices
  readonly onChange: (part: Partial<ConnectChoices>) => void
}

/** Extra attributes, and marks for empty ones. */
export function AttributeChoices({ view, choices, onChange }: AttributeChoicesProps) {
  const isChosen = (source: string) => choices.attributes.some((one) => one.source === source)
  return (
    <Accordion collapsible multiple>
      <AccordionItem value="attributes">
        <AccordionHeader>More attributes ({choices.attributes.length})</AccordionHeader>
        <AccordionPanel>
          <div className={style.columns}>
            {view.attributes.map(({ source, title, target }) => (
              <Checkbox
                key={source}
                label={title}
                checked={isChosen(source)}
                onChange={() =>
                  onChange({
                    attributes: isChosen(source)
                      ? choices.attributes.filter((one) => one.source !== source)
                      : [...choices.attributes, { source, target }],
                  })
                }
              />
            ))}
          </div>
        </AccordionPanel>
      </AccordionItem>
      <AccordionItem value="marks">
        <AccordionHeader>A mark where Entra has no value ({choices.marks.length})</AccordionHeader>
        <AccordionPanel>
          <p className={style.note}>
            Entra never sends an empty value, so clearing an attribute would not arrive. With a mark it sends “
            {choices.mark}” instead.
          </p>
          <div className={style.columns}>
            {view.marks.map(({ target, title }) => (
              <Checkbox
                key={target}
                label={title}
                checked={choices.marks.includes(target)}
                onChange={() =>
                  onChange({
                    marks: choices.marks.includes(target)
                      ? choices.marks.filter((one) => one !== target)
                      : [...choices.marks, target],
                  })
                }
              />
            ))}
          </div>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  )
}
