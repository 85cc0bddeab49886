import type { FastifyInstance, FastifyRequest } from 'fastify'
import { describeFault, type FaultSwitch, faultKinds, readFaultSettings } from '../faults/index.ts'
import type { Rehearsal } from '../rehearsal.ts'
import type { FaultsView } from './contract.ts'
import { parameter } from './page.ts'

const path = '/applications/:id/faults'

/** Faults between the engine and the SCIM server: what is on, set anew, ended. */
export function faultRoutes(app: FastifyInstance, { applications, faults }: Rehearsal): void {
  const find = (request: FastifyRequest) => applications.get(parameter(request, 'id')).id
  app.get(path, (request) => faultsView(faults.of(find(request))))
  app.put(path, (request) => faultsView(faults.set(find(request), readFaultSettings(request.body))))
  app.delete(path, (request) => faultsView(faults.clear(find(request))))
}

function faultsView(one: FaultSwitch): FaultsView {
  const text = one.describe()
  return {
    seed: one.state.seed,
    active: text !== null,
    text: text ?? 'No faults are on.',
    faults: one.state.faults.map((fault) => ({ ...fault, ended: one.hasEnded(fault), text: describeFault(fault) })),
    kinds: faultKinds,
  }
}
