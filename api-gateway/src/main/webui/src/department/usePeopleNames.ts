import { useQuery } from '@tanstack/react-query'
import { fetchPeople } from '../api/endpoints'

/** Names of people by code, as far as the reader may know them; the code stands in for the rest. */
export function usePeopleNames(codes: readonly string[]): (code: string) => string {
  const ids = [...codes].sort()
  const people = useQuery({
    queryKey: ['people', ids],
    queryFn: ({ signal }) => fetchPeople(ids, signal),
    enabled: ids.length > 0,
    staleTime: 300_000,
  })
  const names = new Map(people.data?.map((person) => [person.code, person.name]))
  return (code) => names.get(code) ?? code
}
