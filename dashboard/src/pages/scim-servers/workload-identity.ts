import type { WorkloadIdentity } from '../../api/schema.ts'

/** Whose signature is taken. */
export const cloudNames: Readonly<Record<WorkloadIdentity['cloud'], string>> = {
  global: 'Microsoft Entra (global)',
  usGovernment: 'Microsoft Entra for US Government',
  china: 'Microsoft Entra operated by 21Vianet',
  operator: 'The authority that this installation names (rehearsal)',
}

/** Microsoft's provisioning service, as it signs assertions. */
export const provisioningService = 'cb1d50fe-8ed0-4944-9e7d-5981aad3bc4b'
