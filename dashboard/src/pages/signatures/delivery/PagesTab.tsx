import { Button } from '@fluentui/react-components'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { rotateSignatureAddress, signatureAddressQuery } from '../../../api/delivery.ts'
import { peopleQuery } from '../../../api/people.ts'
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx'
import { SearchField } from '../../../components/Controls.tsx'
import { CopyField } from '../../../components/Copy.tsx'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../../components/Loading.tsx'
import { Card, Muted } from '../../../components/Page.tsx'
import style from './delivery.module.css'
import { PortalLink } from './PortalLink.tsx'

/** As many as fit on a screen; who is looked for is found by more letters. */
const most = 8

/** The page of one person, which opens without signing in: to be sent to that person, or replaced. */
export function PagesTab({ accountId }: { accountId: string }) {
  const [search, setSearch] = useState('')
  const query = useInfiniteQuery(peopleQuery(accountId, { search, active: 'true' }))
  const found = query.data?.pages[0]?.items.slice(0, most) ?? []
  return (
    <Card title="A page for each person">
      <div className={style.stack}>
        <p>
          Each person with a signature has a page to copy it from and to download files for mail programs. It opens for
          whoever has its address, without signing in; nobody can guess it. On the page /me people sign in, by mail or
          as at work, and change what is theirs; a sign-in link opens it for who gets no mail yet.
        </p>
        <SearchField label="Search people" value={search} onSearch={setSearch} />
        {query.isPending && <LoadingRows />}
        {query.isError && !query.data && (
          <ErrorPanel title="People could not be loaded" error={query.error} onRetry={() => void query.refetch()} />
        )}
        {query.data && found.length === 0 && (
          <p>{search === '' ? 'There are no people yet.' : 'Nobody is found by these letters.'}</p>
        )}
        <ul className={style.list}>
          {found.map(({ id, displayName, email }) => (
            <PersonRow key={id} accountId={accountId} userId={id} name={displayName} email={email} />
          ))}
        </ul>
      </div>
    </Card>
  )
}

interface PersonRowProps {
  readonly accountId: string
  readonly userId: string
  readonly name: string
  readonly email: string | null
}

function PersonRow({ accountId, userId, name, email }: PersonRowProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <li className={style.row}>
      <div className={style.who}>
        <bdi dir="auto" className={style.name}>
          {name}
        </bdi>
        <br />
        <Muted>{email ?? 'no e-mail address'}</Muted>
      </div>
      {!isOpen && (
        <Button onClick={() => setOpen(true)} aria-label={`Show the address of ${name}’s page`}>
          Show the address
        </Button>
      )}
      <PortalLink accountId={accountId} userId={userId} name={name} />
      {isOpen && <Address accountId={accountId} userId={userId} name={name} />}
    </li>
  )
}

function Address({ accountId, userId, name }: Omit<PersonRowProps, 'email'>) {
  const [isAsking, setAsking] = useState(false)
  const client = useQueryClient()
  const query = useQuery(signatureAddressQuery(accountId, userId))
  return (
    <div className={style.whole} aria-live="polite">
      {query.isPending && <LoadingRows />}
      {query.isError && <ErrorPanel title="There is no address" error={query.error} />}
      {query.data?.url === null && <p>This person has no signature, and so no page. The person’s page says why.</p>}
      {query.data?.url && (
        <CopyField
          label={`Address of ${name}’s page`}
          value={query.data.url}
          actions={<Button onClick={() => setAsking(true)}>Replace</Button>}
        />
      )}
      {isAsking && (
        <ConfirmDialog
          title={`Replace the address of ${name}’s page?`}
          confirm="Replace"
          run={async () => {
            await rotateSignatureAddress(accountId, userId)
            await client.invalidateQueries({ queryKey: signatureAddressQuery(accountId, userId).queryKey })
          }}
          onClose={() => setAsking(false)}
        >
          The old address leads nowhere from now on. Send the new one to this person.
        </ConfirmDialog>
      )}
    </div>
  )
}
