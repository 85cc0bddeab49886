import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, Spinner } from '@fluentui/react-components'
import { ClockRegular } from '@fluentui/react-icons'
import type { ReactElement } from 'react'
import { useCompanyActions, useTenant } from '../api/tenant.ts'
import { exactTime } from '../controls/time.ts'
import { useNotify } from './notify.tsx'

const steps = [
  { label: '+40 minutes', minutes: 40, meaning: 'the next cycle' },
  { label: '+1 day', minutes: 24 * 60, meaning: 'a day of cycles' },
  { label: '+30 days', minutes: 30 * 24 * 60, meaning: 'deleted users are purged' },
]

/** The rehearsal's own clock: shows its time and moves it forward, running the cycles that fall due. */
export function ClockMenu(): ReactElement {
  const tenant = useTenant()
  const { advanceClock } = useCompanyActions()
  const notify = useNotify()
  const advance = (step: (typeof steps)[number]): void =>
    advanceClock.mutate(step.minutes, {
      onSuccess: ({ now, cyclesRun }) =>
        notify(
          'success',
          `It is now ${exactTime(now)}`,
          cyclesRun === 1 ? '1 provisioning cycle ran.' : `${cyclesRun} provisioning cycles ran.`,
        ),
      onError: (error) => notify('error', 'The clock could not be moved', error.message),
    })
  const now = tenant.data === undefined ? 'Clock' : exactTime(tenant.data.now)
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={advanceClock.isPending ? <Spinner size="extra-tiny" /> : <ClockRegular />}
          disabled={advanceClock.isPending}
          aria-label={`Rehearsal clock: ${now}. Move it forward`}
        >
          {now}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {steps.map((step) => (
            <MenuItem key={step.label} secondaryContent={step.meaning} onClick={() => advance(step)}>
              {step.label}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
