import { Button, Menu, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { sessionQuery, useAccount } from '../api/session.ts'
import style from './shell.module.css'

/** The account's name at the top; with several accounts, a menu to go to another. */
export function AccountSwitcher() {
  const account = useAccount()
  const { data: session } = useSuspenseQuery(sessionQuery)
  const navigate = useNavigate()
  const name = (
    <bdi dir="auto" className={style.accountName}>
      {account.name}
    </bdi>
  )
  if (session.accounts.length < 2) return <div className={style.account}>{name}</div>
  const go = (accountId: string) => void navigate({ to: '/accounts/$accountId/overview', params: { accountId } })
  return (
    <Menu
      checkedValues={{ account: [account.id] }}
      onCheckedValueChange={(_, data) => data.checkedItems[0] && go(data.checkedItems[0])}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          className={style.account ?? ''}
          appearance="subtle"
          icon={<ChevronDownRegular />}
          iconPosition="after"
          aria-label={`Account ${account.name}, switch`}
        >
          {name}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {session.accounts.map((candidate) => (
            <MenuItemRadio key={candidate.id} name="account" value={candidate.id}>
              <bdi dir="auto">{candidate.name}</bdi>
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
