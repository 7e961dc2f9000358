import { render } from '@testing-library/react'
import { App } from '../app/App'
import { portalQueryClient } from '../app/queryClient'
import { startServices, type Answers } from './services'

/** The whole page over answers given by hand. */
export function show(answers: Answers) {
  const services = startServices(answers)
  const client = portalQueryClient()
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } })
  render(<App client={client} />)
  return services
}
