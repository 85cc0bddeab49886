import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { call, queryText } from './client.ts'
import type { Application, Assignment, Page } from './contract.ts'

const pathOf = (id: string): string => `/applications/${encodeURIComponent(id)}`

export function useApplications() {
  return useQuery({ queryKey: ['applications'], queryFn: () => call<Application[]>('GET', '/applications') })
}

export function useApplication(id: string) {
  return useQuery({ queryKey: ['application', id], queryFn: () => call<Application>('GET', pathOf(id)) })
}

export function useCreateApplication() {
  return useMutation({
    mutationFn: (displayName: string) => call<Application>('POST', '/applications', { displayName }),
  })
}

export function useApplicationActions(id: string) {
  return {
    rename: useMutation({
      mutationFn: (displayName: string) => call<Application>('PATCH', pathOf(id), { displayName }),
    }),
    remove: useMutation({ mutationFn: () => call('DELETE', pathOf(id)) }),
  }
}

/** Who is assigned to the application: people and groups. */
export function useAssignments(id: string, search = '') {
  return useInfiniteQuery({
    queryKey: ['assignments', id, search],
    queryFn: ({ pageParam }) =>
      call<Page<Assignment>>('GET', `${pathOf(id)}/assignments${queryText({ search, cursor: pageParam, limit: 100 })}`),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })
}

export function useAssignmentActions(id: string) {
  return {
    assign: useMutation({
      mutationFn: (principalIds: string[]) => call('POST', `${pathOf(id)}/assignments`, { principalIds }),
    }),
    unassign: useMutation({
      mutationFn: (assignmentId: string) =>
        call('DELETE', `${pathOf(id)}/assignments/${encodeURIComponent(assignmentId)}`),
    }),
  }
}
