import { Text } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { AppLink } from './app-link.tsx'
import { Blade } from './blade.tsx'

/** An address that leads nowhere. */
export function LostPage(): ReactElement {
  return (
    <Blade title="There is no such page">
      <Text block>The address may be misspelt, or what it showed has been deleted.</Text>
      <AppLink to="/">Go to Home</AppLink>
    </Blade>
  )
}
