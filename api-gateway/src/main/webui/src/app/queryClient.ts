import { QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiProblem, SignedOut } from '../api/problem'
import { sessionKey } from '../session/useSession'

const RETRIES = 2

export function portalQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        // One refused call is enough to doubt the session; the gate asks once and decides.
        if (error instanceof SignedOut && query.queryKey[0] !== sessionKey[0]) {
          void client.invalidateQueries({ queryKey: sessionKey })
        }
      },
    }),
    defaultOptions: {
      queries: {
        // A refusal stays a refusal; only what passes by itself is tried again.
        retry: (failures, error) => error instanceof ApiProblem && error.passing && failures < RETRIES,
        staleTime: 5_000,
      },
    },
  })
  return client
}
