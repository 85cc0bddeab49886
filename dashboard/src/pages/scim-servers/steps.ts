import type { ScimServer } from '../../api/schema.ts'

export interface Step {
  readonly title: string
  readonly text: string
  readonly note?: string
  /** Step 7 shows the real values. */
  readonly showsValues?: boolean
}

/** The ten steps in the words of the page that the IT admin follows. */
export const steps: readonly Step[] = [
  {
    title: 'Open Enterprise applications',
    text: 'Begin by creating a Dynasend Enterprise application in the Microsoft Entra ID (formerly Azure AD) portal. From the Microsoft Entra admin center left-hand menu, expand “Applications” and choose “Enterprise applications”.',
  },
  { title: 'New application', text: 'From the top menu, choose “+ New application”.' },
  { title: 'Create your own application', text: 'From the top menu, choose “+ Create your own application”.' },
  {
    title: 'Name it',
    text: 'In the fly-out menu that appears to the right, enter “Dynasend” (or a different name if you’d prefer) in the text box labeled “What’s the name of your app”. Leave the default radio button for “Integrate any other application you don’t find in the gallery (Non-gallery)” selected, then click the “Create” button.',
  },
  {
    title: 'Open Provisioning of the application',
    text: 'After the application has been created, in the “Manage” section, select “Provisioning” from the left-hand application menu.',
  },
  {
    title: 'Open Provisioning again',
    text: 'From the application provisioning page, under the “Manage” section, select “Provisioning” from the left-hand provisioning menu.',
  },
  {
    title: 'Enter Tenant URL and Secret Token, and test',
    text: 'In the “Provisioning Mode” drop-down list box, select “Automatic”. In the Tenant URL and Secret Token text boxes, enter the values below. Click the “Test Connection” box. If the test returns successful, click the “Save” button from the top menu.',
    showsValues: true,
  },
  {
    title: 'Provision on demand',
    text: 'On the Provisioning left-hand menu, choose “Overview”, then choose “Provision on demand” from the top menu.',
  },
  {
    title: 'Start provisioning',
    text: 'Verify that a single user can be provisioned successfully, then choose “Start provisioning” from the top menu.',
  },
  {
    title: 'Assign the group of everybody',
    text: 'In order to make all users visible to Dynasend, one more step must be taken. Within Azure, for the Dynasend service principal under that Provisioning section, click on “Users and groups”, then click on “Add user/group”, and then add the group of all users from Active Directory. This will complete the process of sending data on all users to Dynasend.',
    note: 'If you don’t already have an Active Directory group containing all mailbox users, create a group in Active Directory called “Dynasend” or “All Users” and add all mailbox users to it. Then wait for that group to sync up to Azure.',
  },
]

/** How many steps are proved to be done by what has arrived: Entra's clicks cannot be seen, its calls can. */
export function stepsDone(server: Pick<ScimServer, 'lastCallAt' | 'people' | 'groups'>): number {
  if (server.people > 0 && server.groups > 0) return 10
  if (server.people > 1) return 9
  if (server.people > 0) return 8
  return server.lastCallAt === null ? 0 : 7
}
