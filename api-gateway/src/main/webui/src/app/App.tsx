import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { LanguageProvider } from '../i18n/LanguageProvider'
import { SessionGate } from '../session/SessionGate'
import { CrashGuard } from '../ui/CrashGuard'
import { ProblemNote } from '../ui/ProblemNote'
import { Frame } from './Frame'
import { Portal } from './Portal'

export function App({ client }: { client: QueryClient }) {
  return (
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <CrashGuard fallback={<Crashed />}>
          <SessionGate>
            <Portal />
          </SessionGate>
        </CrashGuard>
      </LanguageProvider>
    </QueryClientProvider>
  )
}

function Crashed() {
  return (
    <Frame>
      <ProblemNote problem={undefined} onRetry={() => { window.location.reload() }} />
    </Frame>
  )
}
