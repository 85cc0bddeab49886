import type { ScimServerSummary } from '../../api/schema.ts'
import { State } from '../../components/State.tsx'

/** Connected, waiting for the first call, or disconnected. */
export function ConnectionState({ server }: { server: Pick<ScimServerSummary, 'state' | 'lastCallAt'> }) {
  if (server.state === 'disconnected') return <State colour="grey">Disconnected</State>
  if (server.lastCallAt === null) return <State colour="amber">Waiting for the first call</State>
  return <State colour="green">Connected</State>
}
