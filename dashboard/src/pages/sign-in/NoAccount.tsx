import { SignInFrame } from './SignInFrame.tsx'

/** Somebody who is signed in and belongs to no account (any more). */
export function NoAccount() {
  return (
    <SignInFrame title="You belong to no account">
      <p>You are signed in, but no account here lets you in. Ask an owner to send you an invitation link.</p>
    </SignInFrame>
  )
}
