import { Button } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type OwnPage as Own, signOutOwn } from '../../api/me.ts'
import { useNotify } from '../../components/notify.tsx'
import { Card, Muted } from '../../components/Page.tsx'
import { Logo } from '../../shell/Logo.tsx'
import { Guides } from './Guides.tsx'
import style from './me.module.css'
import { OwnFields } from './OwnFields.tsx'
import { OwnPhotoCard } from './OwnPhotoCard.tsx'
import { OwnSignature } from './OwnSignature.tsx'

/** The own signature as it is, what may be changed of it, and how it gets into a mail program. */
export function OwnPage({ own }: { own: Own }) {
  useEffect(() => {
    document.title = 'Your signature – Dynasend'
  }, [])
  return (
    <div className={style.page}>
      <Head own={own} />
      <main className={style.main}>
        <h1 className={style.title}>Your signature</h1>
        {own.signature === null ? (
          <None changing={own.changing} />
        ) : (
          <OwnSignature own={own} signature={own.signature} />
        )}
        <OwnFields fields={own.fields} />
        {own.photo && <OwnPhotoCard photo={own.photo} />}
        {own.signature && <Guides />}
      </main>
    </div>
  )
}

function Head({ own }: { own: Own }) {
  const client = useQueryClient()
  const notify = useNotify()
  const leave = () =>
    signOutOwn().then(
      () => client.resetQueries({ queryKey: ['me'] }),
      (error: unknown) => notify.failed('You are still signed in', error),
    )
  return (
    <header className={style.head}>
      <div className={style.brand}>
        <Logo size={28} />
        <bdi dir="auto">{own.account}</bdi>
      </div>
      <div className={style.who}>
        <bdi dir="auto">{own.name}</bdi>
        {own.email && <Muted>{own.email}</Muted>}
      </div>
      <Button onClick={() => void leave()}>Sign out</Button>
    </header>
  )
}

function None({ changing }: { changing: boolean }) {
  return (
    <Card title="No signature yet">
      <p role="status">
        {changing
          ? 'Your signature is being made. It appears here in a moment.'
          : 'Nobody has decided on a signature for you. Ask the people who look after signatures in your company.'}
      </p>
    </Card>
  )
}
