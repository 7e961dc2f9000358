import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { SignedOut } from '../api/problem'
import { Frame } from '../app/Frame'
import { ProblemNote } from '../ui/ProblemNote'
import { Skeleton } from '../ui/Skeleton'
import { goToLogin, justTried, rememberAttempt } from './login'
import { isUnknown, useMe, useSessionQuery, ViewerContext, viewerOf } from './useSession'

/** Shows the page to somebody who is signed in and sends everybody else to the login. */
export function SessionGate({ children }: { children: ReactNode }) {
  const session = useSessionQuery()
  const signedOut = session.error instanceof SignedOut
  if (signedOut) return <ToLogin />
  if (session.data) return <Known session={session.data}>{children}</Known>
  return (
    <Frame>
      {session.error ? (
        <ProblemNote problem={session.error} onRetry={() => void session.refetch()} />
      ) : (
        <Skeleton figure lines={4} />
      )}
    </Frame>
  )
}

function Known({ session, children }: { session: Parameters<typeof viewerOf>[0]; children: ReactNode }) {
  const me = useMe()
  const viewer = useMemo(() => viewerOf(session, me.data, isUnknown(me.error)), [session, me.data, me.error])
  // What the definition service adds (headships, zone) is waited for; without it the own figures still show.
  if (me.isPending) {
    return (
      <Frame>
        <Skeleton figure lines={4} />
      </Frame>
    )
  }
  return <ViewerContext value={viewer}>{children}</ViewerContext>
}

function ToLogin() {
  const [stuck] = useState(() => justTried(Date.now(), sessionStorage))
  useEffect(() => {
    if (stuck) return
    rememberAttempt(Date.now(), sessionStorage)
    goToLogin()
  }, [stuck])
  return <Frame>{stuck ? <ProblemNote problem={new SignedOut()} /> : <Skeleton figure lines={4} />}</Frame>
}
