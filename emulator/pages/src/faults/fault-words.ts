import type { Fault } from '../api/provisioning-contract.ts'

/** What a kind of fault means for the two sides, in plain words. */
export interface FaultMeaning {
  /** What arrives at the SCIM server. */
  server: string
  /** What Entra does then. */
  entra: string
}

/** For each kind: what the server will see and how it goes on. */
export const meanings: Record<Fault['kind'], FaultMeaning> = {
  timeout: {
    server: 'Nothing: the request does not arrive.',
    entra: 'The object counts as failed (Timeout) and is tried again in the next cycle.',
  },
  lostAnswer: {
    server:
      'An ordinary request, which it carries out. Later it sees the same person again and must not make a second one.',
    entra: 'It believes that nothing happened, and begins the object anew in the next cycle, with the search.',
  },
  tooManyRequests: {
    server: 'Nothing: the request is turned away before it arrives.',
    entra: 'The object counts as failed (TooManyRequests) and is tried again.',
  },
  serverError: {
    server: 'Nothing: the request is answered in its place.',
    entra: 'The object counts as failed (InternalServerError) and is tried again in the next cycle.',
  },
  wrongType: {
    server: 'An ordinary request, which it carries out.',
    entra:
      'It cannot read the answer (ServiceIncompatible). In a test of the connection this quarantines the job at once.',
  },
  brokenJson: {
    server: 'An ordinary request, which it carries out.',
    entra:
      'It cannot read the answer (ServiceIncompatible). In a test of the connection this quarantines the job at once.',
  },
  slow: {
    server: 'An ordinary request.',
    entra: 'It waits. The cycle takes longer; nothing else changes.',
  },
  reset: {
    server: 'A connection that ends before the request is there.',
    entra: 'The object counts as failed and is tried again in the next cycle.',
  },
}
