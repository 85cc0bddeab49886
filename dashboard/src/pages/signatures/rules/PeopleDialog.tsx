import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { SignatureRulePerson, SignatureSlot } from '../../../api/schema.ts'
import { type RulePeopleFilter, rulePeopleQuery } from '../../../api/signature-rules.ts'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../../components/Loading.tsx'
import { NavigationLink } from '../../../components/NavigationLink.tsx'
import { usePages } from '../../../components/use-pages.ts'
import { people } from '../../../format/number.ts'
import style from './rules.module.css'
import { type Names, targetName } from './words.ts'

interface PeopleDialogProps {
  readonly title: string
  readonly accountId: string
  readonly changeSet: string | null
  readonly filter: RulePeopleFilter
  readonly names: Names
  readonly onWhy?: (person: { id: string; name: string }) => void
  readonly onClose: () => void
}

/** The people of one number. */
export function PeopleDialog({ title, accountId, changeSet, filter, names, onWhy, onClose }: PeopleDialogProps) {
  const query = useInfiniteQuery(rulePeopleQuery(accountId, changeSet, filter))
  const { rows, total, hasMore, isLoadingMore, loadMore } = usePages(query)
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={style.dialog ?? ''}>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            {query.isPending && <LoadingRows />}
            {query.isError && <ErrorPanel title="The list could not be loaded" error={query.error} />}
            {query.data && (
              <>
                <p className={style.muted}>{people(total)}</p>
                <ul className={style.people}>
                  {rows.map((person) => (
                    <li key={person.id} className={style.person}>
                      <div className={style.what}>
                        <NavigationLink>
                          <Link
                            to="/accounts/$accountId/users/$userId"
                            params={{ accountId, userId: person.id }}
                            search={{}}
                          >
                            <bdi dir="auto">{person.displayName}</bdi>
                          </Link>
                        </NavigationLink>
                        <span className={style.when}>
                          {[person.title, person.department, person.location].filter(Boolean).join(' · ')}
                        </span>
                      </div>
                      <Given person={person} slot={filter.slot ?? 'program'} names={names} />
                      {onWhy && (
                        <Button size="small" onClick={() => onWhy({ id: person.id, name: person.displayName })}>
                          Why?
                        </Button>
                      )}
                    </li>
                  ))}
                </ul>
                {hasMore && (
                  <Button disabled={isLoadingMore} onClick={loadMore}>
                    Show more
                  </Button>
                )}
              </>
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Close</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

function Given({ person, slot, names }: { person: SignatureRulePerson; slot: SignatureSlot; names: Names }) {
  const named = (ids: readonly string[]) =>
    ids.length === 0 ? 'nothing' : ids.map((id) => targetName(names, slot, id)).join(', ')
  const [next, now] = [named(person.given), named(person.givenNow)]
  return (
    <span className={style.gives}>
      {next === now ? (
        <bdi dir="auto">{next}</bdi>
      ) : (
        <>
          <bdi dir="auto">{next}</bdi> instead of <bdi dir="auto">{now}</bdi>
        </>
      )}
    </span>
  )
}
