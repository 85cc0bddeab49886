import { z } from 'zod'
import { ConnectProblem } from '../problem.ts'

/** What Graph said no with. Steps that know better read `status` and `code`; everybody else shows `words`. */
export class GraphFailure extends Error {
  override readonly name = 'GraphFailure'
  /** 0: no answer came. */
  readonly status: number
  readonly code: string
  /** `POST /servicePrincipals/…`, for messages. */
  readonly place: string
  /** Whether the call may have been done although no good answer came. */
  readonly isUncertain: boolean
  constructor(facts: { status: number; code: string; message: string; place: string; isUncertain: boolean }) {
    super(facts.message)
    this.status = facts.status
    this.code = facts.code
    this.place = facts.place
    this.isUncertain = facts.isUncertain
  }
}

const Envelope = z.object({ error: z.object({ code: z.string().catch(''), message: z.string().catch('') }) })

/** Code and words of Graph's error envelope; an answer without one says its status. */
export function readEnvelope(status: number, text: string): { code: string; message: string } {
  try {
    const read = Envelope.safeParse(JSON.parse(text))
    if (read.success && read.data.error.code !== '') return read.data.error
  } catch {
    // A proxy in between may answer with a page.
  }
  return { code: `HTTP ${status}`, message: 'Microsoft Graph gave no reason.' }
}

const premium = /NonPremiumTenant|plan level|\blicen[cs]e|\bpremium\b/iu

/** A failure in the admin's words. @param needs the permission of the step, where one is known */
export function problemOf(failure: GraphFailure, needs: string | null): ConnectProblem {
  const { status, code, message, place } = failure
  const said = `Microsoft Graph answered ${place} with ${code}: ${sentence(message)}`
  if (status === 0) return unreachable(place)
  if (status === 429) {
    return new ConnectProblem({
      code: 'entra-throttled',
      message: said,
      whatToDo: 'Wait some minutes, then go on: everything that was done is kept.',
    })
  }
  if (status >= 500) {
    return new ConnectProblem({
      code: 'entra-unreachable',
      message: said,
      whatToDo: 'This is trouble on Microsoft’s side. Go on in some minutes: everything that was done is kept.',
    })
  }
  if (status === 403 && premium.test(`${code} ${message}`)) return withoutPremium(said)
  if (status === 403) return permissionMissing(said, needs)
  if (status === 401) {
    return new ConnectProblem({
      code: 'entra-sign-in',
      message: said,
      whatToDo: 'Sign in again; it goes on where it was.',
    })
  }
  return new ConnectProblem({
    code: status === 404 ? 'entra-not-ready' : 'entra-refused',
    message: said,
    whatToDo:
      status === 404
        ? 'It may have been deleted in Entra, or is not yet everywhere. Go on in some minutes.'
        : 'Mend what it names in Entra, then go on. If it names nothing that you can mend, report it with this message.',
  })
}

function unreachable(place: string): ConnectProblem {
  return new ConnectProblem({
    code: 'entra-unreachable',
    message: `Microsoft Graph could not be reached for ${place}.`,
    whatToDo: 'Check that this server may call it over HTTPS (firewall, proxy), then go on.',
  })
}

function permissionMissing(said: string, needs: string | null): ConnectProblem {
  const permission = needs === null ? 'the permission that the plan names for this step' : `the permission ${needs}`
  return new ConnectProblem({
    code: 'entra-permission',
    message: said,
    whatToDo: `Sign in as Application Administrator or Cloud Application Administrator and consent to ${permission}, or have an administrator grant it to the app registration.`,
  })
}

export function withoutPremium(said: string): ConnectProblem {
  return new ConnectProblem({
    code: 'entra-premium-missing',
    message: said,
    whatToDo:
      'This tenant has no Microsoft Entra ID P1. Either get it, or choose “Everybody in the tenant” instead of groups (--everyone), or assign people one by one in Entra.',
  })
}

const sentence = (text: string): string => (/[.!?]$/u.test(text) ? text : `${text}.`)
