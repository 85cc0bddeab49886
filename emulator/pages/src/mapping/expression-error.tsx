import { Button, makeStyles, Text, tokens } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { placeOf } from './error-place.ts'

const useStyles = makeStyles({
  place: {
    margin: '6px 0',
    padding: '6px 8px',
    fontFamily: tokens.fontFamilyMonospace,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    background: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
  at: {
    fontWeight: tokens.fontWeightBold,
    color: tokens.colorPaletteRedForeground1,
    borderBottom: `3px solid ${tokens.colorPaletteRedForeground1}`,
  },
})

/** A message about an expression with the character that it is about; `onGo` brings the cursor there. */
export function ExpressionError(properties: {
  expression: string
  message: string
  position: number | null
  onGo?: ((position: number) => void) | undefined
}): ReactElement {
  const styles = useStyles()
  const { message, position, onGo } = properties
  const place = position === null ? null : placeOf(properties.expression, position)
  return (
    <div>
      <Text>{message}</Text>
      {place === null ? null : (
        <div className={styles.place} role="img" aria-label={`Here: character ${String((position ?? 0) + 1)}`}>
          {place.before}
          <span className={styles.at}>{place.at}</span>
          {place.after}
        </div>
      )}
      {position === null || onGo === undefined ? null : (
        <Button size="small" onClick={() => onGo(position)}>
          Go to character {position + 1}
        </Button>
      )}
    </div>
  )
}
