import { Link, type LinkProps } from '@tanstack/react-router'
import { LinkButton } from '../../components/LinkButton.tsx'
import type { NextStep } from './next-step.ts'
import style from './overview.module.css'

interface Words {
  readonly title: string
  readonly text: string
  readonly action: string
}

const words: Readonly<Record<NextStep['kind'], Words>> = {
  createScimServer: {
    title: 'Create a SCIM server',
    text: 'A SCIM server is the connection to one Microsoft Entra tenant. It gives you the Tenant URL and the Secret Token that Entra asks for.',
    action: 'Create a SCIM server',
  },
  tenSteps: {
    title: 'Connect Microsoft Entra ID in ten steps',
    text: 'The SCIM server waits for its first call. The guide shows each step in the Entra admin center with your own values filled in.',
    action: 'Open the ten steps',
  },
  provisionPeople: {
    title: 'The connection works. Now bring one person',
    text: 'Entra has called, but nobody has arrived yet. Provision one person on demand (step 8), then start provisioning (step 9).',
    action: 'Go on at step 8',
  },
  assignGroup: {
    title: 'Make everybody visible',
    text: 'A few people have arrived. Assign the group of all mailbox users to the application (step 10), and the others follow with the next cycle.',
    action: 'Go on at step 10',
  },
}

/** The one thing to do next, for an account that is not under way yet. */
export function NextStepCard({ step, accountId }: { step: NextStep; accountId: string }) {
  const { title, text, action } = words[step.kind]
  const to: LinkProps =
    step.kind === 'createScimServer'
      ? { to: '/accounts/$accountId/scim-servers/new', params: { accountId } }
      : {
          to: '/accounts/$accountId/scim-servers/$scimServerId',
          params: { accountId, scimServerId: step.scimServerId },
          search: { tab: 'steps' },
        }
  return (
    <section className={style.lead} aria-label="Next step">
      <div className={style.leadText}>
        <h2 className={style.leadTitle}>{title}</h2>
        <p>{text}</p>
      </div>
      <LinkButton primary>
        <Link {...to}>{action}</Link>
      </LinkButton>
    </section>
  )
}
