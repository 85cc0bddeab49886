import { Outlet } from '@tanstack/react-router'
import { SessionEnded } from './SessionEnded.tsx'
import { Unreachable } from './Unreachable.tsx'

/** Around every page: is the server there, is one still signed in. */
export function Root() {
  return (
    <>
      <Unreachable />
      <SessionEnded />
      <Outlet />
    </>
  )
}
