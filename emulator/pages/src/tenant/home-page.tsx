import { makeStyles, Text, tokens } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { Tenant } from '../api/contract.ts'
import { useTenant } from '../api/tenant.ts'
import { Card, Facts } from '../controls/card.tsx'
import { Loaded } from '../controls/loading.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { Blade, SectionHeading } from '../shell/blade.tsx'

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(340px, 100%), 1fr))',
    gap: '0 14px',
    alignItems: 'start',
  },
  steps: {
    margin: 0,
    paddingInlineStart: '22px',
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    lineHeight: tokens.lineHeightBase300,
  },
})

const steps = [
  'Left menu: expand “Applications” and choose “Enterprise applications”.',
  'Top menu: “New application”.',
  'Top menu: “Create your own application”.',
  'Enter “Dynasend”, leave “Non-gallery” selected, “Create”.',
  '“Manage” section of the application: “Provisioning”.',
  '“Manage” section of provisioning: “Provisioning”.',
  'Provisioning Mode “Automatic”; Tenant URL and Secret Token from the SCIM Server tab of the Dynasend dashboard; “Test Connection”; “Save”.',
  '“Overview”, then “Provision on demand” in the top menu.',
  'Provision one user; then “Start provisioning”.',
  '“Users and groups”, “Add user/group”: assign the group “All Users”.',
]

function CompanyCard({ tenant }: { tenant: Tenant }): ReactElement {
  return (
    <Card>
      <SectionHeading>
        <span dir="auto">{tenant.displayName}</span>
      </SectionHeading>
      <Facts
        facts={[
          ['Tenant ID', tenant.id],
          ['Primary domain', tenant.domain],
          [
            'Users',
            <AppLink
              key="users"
              to="/users"
            >{`${String(tenant.users.total)} (${String(tenant.users.enabled)} enabled, ${String(tenant.users.disabled)} disabled, ${String(tenant.users.guests)} guests)`}</AppLink>,
          ],
          [
            'Deleted users',
            <AppLink key="deleted" to="/deleted-users">
              {String(tenant.users.deleted)}
            </AppLink>,
          ],
          [
            'Groups',
            <AppLink key="groups" to="/groups">
              {String(tenant.groups)}
            </AppLink>,
          ],
        ]}
      />
      <Text>
        This company is invented. <AppLink to="/company">Use a company of your own</AppLink> – from the files that the
        real admin center exports.
      </Text>
    </Card>
  )
}

/** Home: the company and the ten steps to practise. */
export function HomePage(): ReactElement {
  const styles = useStyles()
  const tenant = useTenant()
  return (
    <Blade title="Home">
      <div className={styles.columns}>
        <Loaded query={tenant} what="The company">
          {(found) => <CompanyCard tenant={found} />}
        </Loaded>
        <Card>
          <SectionHeading hint="What is to be done in a real tenant, in the same order and words.">
            The ten steps
          </SectionHeading>
          <ol className={styles.steps}>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </Card>
      </div>
    </Blade>
  )
}
