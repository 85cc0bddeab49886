import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ScimServer } from '../../api/schema.ts'
import type { AccountAccess } from '../../api/session.ts'
import { CopyField } from '../../components/Copy.tsx'
import { LinkButton } from '../../components/LinkButton.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { State } from '../../components/State.tsx'
import { countOf, people } from '../../format/number.ts'
import { RevealToken } from './RevealToken.tsx'
import style from './scim-servers.module.css'
import { type Step, steps, stepsDone } from './steps.ts'
import { liveTokens } from './tokens.ts'

interface TenStepsTabProps {
  readonly server: ScimServer
  readonly account: AccountAccess
}

/** The guide for the Entra admin center, with this server's own values and what has been seen so far. */
export function TenStepsTab({ server, account }: TenStepsTabProps) {
  const done = stepsDone(server)
  return (
    <div className={style.stack}>
      <p>
        {server.lastCallAt === null ? (
          'Do these steps in the Microsoft Entra admin center. This page notices by itself when Entra calls.'
        ) : (
          <>
            Entra last called <RelativeTime time={server.lastCallAt} />. {people(server.people)} and{' '}
            {countOf(server.groups, 'group', 'groups')} have arrived.
          </>
        )}
      </p>
      <ol className={style.steps}>
        {steps.map((step, index) => (
          <li key={step.title} className={style.step}>
            <span className={style.stepNumber} aria-hidden>
              {index + 1}
            </span>
            <StepText step={step} isDone={index < done}>
              {step.showsValues && <Values server={server} account={account} />}
            </StepText>
          </li>
        ))}
      </ol>
      <div className={style.between}>
        <p>
          <strong>Two Final Checks</strong> show that the configuration is correct and is running.
        </p>
        <LinkButton primary>
          <Link
            to="/accounts/$accountId/scim-servers/$scimServerId"
            params={{ accountId: account.id, scimServerId: server.id }}
            search={{ tab: 'checks' }}
          >
            Open the two final checks
          </Link>
        </LinkButton>
      </div>
    </div>
  )
}

function StepText({ step, isDone, children }: { step: Step; isDone: boolean; children: ReactNode }) {
  return (
    <div className={style.stepText}>
      <h2 className={style.stepTitle}>
        {step.title}
        {isDone && <State colour="green">Done</State>}
      </h2>
      <p>{step.text}</p>
      {step.note && <p className={style.note}>Note: {step.note}</p>}
      {children}
    </div>
  )
}

function Values({ server, account }: TenStepsTabProps) {
  const token = liveTokens(server.tokens, Date.now())[0]
  return (
    <>
      <CopyField label="Tenant URL" value={server.tenantUrl} />
      {server.publicUrlProblem && <p className={style.note}>{server.publicUrlProblem}</p>}
      {token ? (
        <div>
          <RevealToken accountId={account.id} scimServerId={server.id} token={token} isOwner={account.isOwner} />
        </div>
      ) : (
        <p>There is no Secret Token that works. Create one under “Tenant URL and Secret Token”.</p>
      )}
    </>
  )
}
