import { useState, type ReactNode } from 'react'
import { ExplainContext, type ExplainRequest } from './explain'
import { ExplainPanel } from './ExplainPanel'

export function ExplainProvider({ children }: { children: ReactNode }) {
  const [request, setRequest] = useState<ExplainRequest>()
  return (
    <ExplainContext value={setRequest}>
      {children}
      {request && (
        <ExplainPanel
          key={`${request.item.kpi} ${request.subject} ${request.month}`}
          request={request}
          onClose={() => { setRequest(undefined) }}
        />
      )}
    </ExplainContext>
  )
}
