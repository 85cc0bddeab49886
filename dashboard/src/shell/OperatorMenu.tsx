import {
  Avatar,
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { sessionQuery, useAccount } from '../api/session.ts'
import { signOut } from '../api/sign-in.ts'
import { useNotify } from '../components/notify.tsx'
import { type ThemeChoice, useTheme } from './theme.ts'

const choices: readonly { readonly value: ThemeChoice; readonly text: string }[] = [
  { value: 'system', text: 'As the system' },
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
]

/** Who is signed in: profile, colours, sign out. */
export function OperatorMenu() {
  const { id: accountId } = useAccount()
  const { data: session } = useSuspenseQuery(sessionQuery)
  const { choice, choose } = useTheme()
  const navigate = useNavigate()
  const client = useQueryClient()
  const notify = useNotify()
  const leave = () =>
    signOut().then(
      async () => {
        await navigate({ to: '/sign-in' })
        client.clear()
      },
      (error: unknown) => notify.failed('You are still signed in', error),
    )
  const chooseTheme = (value: string | undefined) => {
    const chosen = choices.find((candidate) => candidate.value === value)
    if (chosen) choose(chosen.value)
  }
  return (
    <Menu checkedValues={{ theme: [choice] }} onCheckedValueChange={(_, data) => chooseTheme(data.checkedItems[0])}>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<Avatar size={28} aria-hidden />}
          aria-label={`Signed in as ${session.operator.name}`}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{session.operator.email}</MenuGroupHeader>
            <MenuItem
              onClick={() =>
                void navigate({
                  to: '/accounts/$accountId/settings',
                  params: { accountId },
                  search: { section: 'profile' },
                })
              }
            >
              Your profile
            </MenuItem>
          </MenuGroup>
          <MenuDivider />
          <MenuGroup>
            <MenuGroupHeader>Colours</MenuGroupHeader>
            {choices.map(({ value, text }) => (
              <MenuItemRadio key={value} name="theme" value={value}>
                {text}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuItem onClick={leave}>Sign out</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
