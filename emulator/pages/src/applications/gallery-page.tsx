import { Text } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { Empty } from '../controls/empty.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { Blade } from '../shell/blade.tsx'
import { Command, CommandBar } from '../shell/command-bar.tsx'
import { CreatePanel } from './create-panel.tsx'

const route = getRouteApi('/applications/new')

/** "New application": the gallery is empty in a rehearsal, so it points at the own application. */
export function GalleryPage(): ReactElement {
  const { panel } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <Blade
      title="Browse application gallery"
      crumbs={[
        <AppLink key="home" to="/">
          Home
        </AppLink>,
        <AppLink key="all" to="/applications">
          Enterprise applications
        </AppLink>,
      ]}
      commands={
        <CommandBar>
          <Command
            label="Create your own application"
            icon={<AddRegular />}
            onClick={() => void navigate({ search: { panel: 'create' } })}
          />
        </CommandBar>
      }
    >
      <Empty title="The rehearsal has no gallery">
        <Text>
          Dynasend is not in the gallery anyway: choose “Create your own application” in the top menu and add it as a
          non-gallery application.
        </Text>
      </Empty>
      <CreatePanel open={panel === 'create'} onClose={() => void navigate({ search: {} })} />
    </Blade>
  )
}
