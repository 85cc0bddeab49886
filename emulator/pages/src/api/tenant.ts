import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, queryText } from './client.ts'
import type { EntraGroup, EntraUser, ImportResult, Member, Page, Tenant } from './contract.ts'

/** Fields of a person that can be written; null or '' clears. */
export type UserChange = Partial<Omit<EntraUser, 'id' | 'createdDateTime' | 'deletedDateTime' | 'manager' | 'extra'>>

const pageSize = 100

function usePages<Item>(key: readonly unknown[], path: string, query: Record<string, string>, enabled = true) {
  return useInfiniteQuery({
    queryKey: [...key, query],
    queryFn: ({ pageParam }) =>
      call<Page<Item>>('GET', path + queryText({ ...query, cursor: pageParam, limit: pageSize })),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    enabled,
  })
}

/** The company with its counts and its virtual clock. */
export function useTenant() {
  return useQuery({ queryKey: ['tenant'], queryFn: () => call<Tenant>('GET', '/tenant'), refetchInterval: 10_000 })
}

/** People; `filter` is '', enabled, disabled or guest. */
export function useUsers(search: string, filter = '', enabled = true) {
  return usePages<EntraUser>(['users'], '/users', { search, filter }, enabled)
}

export function useUser(id: string) {
  return useQuery({ queryKey: ['user', id], queryFn: () => call<EntraUser>('GET', `/users/${encodeURIComponent(id)}`) })
}

export function useMemberships(id: string) {
  return useQuery({
    queryKey: ['memberships', id],
    queryFn: () => call<Page<Member>>('GET', `/users/${encodeURIComponent(id)}/memberships`),
  })
}

export function useDeletedUsers() {
  return usePages<EntraUser>(['deleted-users'], '/deleted-users', {})
}

export function useGroups(search: string, enabled = true) {
  return usePages<EntraGroup>(['groups'], '/groups', { search }, enabled)
}

export function useGroup(id: string, enabled = true) {
  return useQuery({
    queryKey: ['group', id],
    queryFn: () => call<EntraGroup>('GET', `/groups/${encodeURIComponent(id)}`),
    enabled,
  })
}

export function useMembers(id: string, search: string, enabled = true) {
  return usePages<Member>(['members', id], `/groups/${encodeURIComponent(id)}/members`, { search }, enabled)
}

export function useCreateUser() {
  return useMutation({ mutationFn: (user: UserChange) => call<EntraUser>('POST', '/users', user) })
}

/** Changes one person: fields, manager, delete (soft), restore, purge. */
export function useUserActions(id: string) {
  const path = `/users/${encodeURIComponent(id)}`
  const cache = useQueryClient()
  return {
    change: useMutation({
      mutationFn: (change: UserChange) => call<EntraUser>('PATCH', path, change),
      onSuccess: (saved) => cache.setQueryData(['user', id], saved),
    }),
    setManager: useMutation({
      mutationFn: (managerId: string | null) => call('PUT', `${path}/manager`, { managerId }),
    }),
    remove: useMutation({ mutationFn: () => call('DELETE', path) }),
  }
}

export function useDeletedUserActions() {
  const path = (id: string) => `/deleted-users/${encodeURIComponent(id)}`
  return {
    restore: useMutation({ mutationFn: (id: string) => call('POST', `${path(id)}/restore`) }),
    purge: useMutation({ mutationFn: (id: string) => call('DELETE', path(id)) }),
  }
}

export function useCreateGroup() {
  return useMutation({
    mutationFn: (group: { displayName: string; description: string; kind: 'security' | 'm365' }) =>
      call<EntraGroup>('POST', '/groups', group),
  })
}

/** Changes one group: name, members, delete. */
export function useGroupActions(id: string) {
  const path = `/groups/${encodeURIComponent(id)}`
  const cache = useQueryClient()
  return {
    change: useMutation({
      mutationFn: (change: { displayName: string; description: string | null }) =>
        call<EntraGroup>('PATCH', path, change),
      onSuccess: (saved) => cache.setQueryData(['group', id], saved),
    }),
    remove: useMutation({ mutationFn: () => call('DELETE', path) }),
    addMembers: useMutation({ mutationFn: (ids: string[]) => call('POST', `${path}/members`, { ids }) }),
    addAllMailboxUsers: useMutation({ mutationFn: () => call('POST', `${path}/members/all-mailbox-users`) }),
    removeMember: useMutation({
      mutationFn: (memberId: string) => call('DELETE', `${path}/members/${encodeURIComponent(memberId)}`),
    }),
  }
}

/** Changes the company as a whole, and its clock. */
export function useCompanyActions() {
  return {
    importFiles: useMutation({
      mutationFn: ({ files, mode }: { files: File[]; mode: 'merge' | 'replace' }) => {
        const form = new FormData()
        for (const file of files) form.append('files', file, file.name)
        return call<ImportResult>('POST', `/import?mode=${mode}`, form)
      },
    }),
    generate: useMutation({
      mutationFn: (size: { people: number; groups: number; seed: number }) => call<Tenant>('POST', '/generate', size),
    }),
    reset: useMutation({ mutationFn: () => call('POST', '/reset-sample') }),
    advanceClock: useMutation({
      mutationFn: (minutes: number) => call<{ now: string; cyclesRun: number }>('POST', '/clock/advance', { minutes }),
    }),
  }
}
