import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './client.ts'
import type { ExpressionResults, FunctionEntry, Mapping, MappingProblem, MappingView } from './provisioning-contract.ts'

/** Which object mapping: people or groups. */
export type MappingKind = 'users' | 'groups'

const pathOf = (id: string): string => `/applications/${encodeURIComponent(id)}/provisioning/mappings`

export function useMapping(id: string, kind: MappingKind) {
  return useQuery({
    queryKey: ['mapping', id, kind],
    queryFn: () => call<MappingView>('GET', `${pathOf(id)}/${kind}`),
  })
}

export function useSaveMapping(id: string, kind: MappingKind) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (mapping: Mapping) => call('PUT', `${pathOf(id)}/${kind}`, mapping),
    // Awaited, so that an editor lets go of its draft only when the saved mapping is here.
    onSuccess: () => cache.invalidateQueries({ queryKey: ['mapping', id, kind] }),
  })
}

/** Brings back the mapping that a new application starts with. */
export function useRestoreMapping(id: string, kind: MappingKind) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => call('DELETE', `${pathOf(id)}/${kind}`),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['mapping', id, kind] }),
  })
}

/** What is wrong with a mapping that is being edited; nothing is asked while it is null. */
export function useMappingProblems(id: string, kind: MappingKind, draft: Mapping | null) {
  return useQuery({
    queryKey: ['mapping-check', id, kind, draft],
    queryFn: () => call<{ problems: MappingProblem[] }>('POST', `${pathOf(id)}/${kind}/check`, draft),
    enabled: draft !== null,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
}

/** An expression worked out for people, as long as there are some and it is not empty. */
export function useExpressionResults(id: string, expression: string, userIds: string[]) {
  return useQuery({
    queryKey: ['expression', id, expression, userIds],
    queryFn: () => call<ExpressionResults>('POST', `${pathOf(id)}/test-expression`, { expression, userIds }),
    enabled: expression.trim() !== '' && userIds.length > 0,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
}

export function useExpressionFunctions() {
  return useQuery({
    queryKey: ['expression-functions'],
    queryFn: () => call<FunctionEntry[]>('GET', '/expression-functions'),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
