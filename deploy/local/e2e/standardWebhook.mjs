import { createHmac, randomUUID } from 'node:crypto'

const PREFIX = 'whsec_'

/** Standard Webhooks, version 1: base64(HMAC-SHA256(key, id + "." + timestamp + "." + body)). */
export function signature(secret, id, timestamp, body) {
  const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}

/** Posts a deal that was created an hour ago and won now, as a CRM of one's own would (docs/sources/standard.md). */
export async function postWonDeal({ url, secret, owner, amount, currency }) {
  const now = new Date()
  const id = `e2e-${randomUUID()}`
  const event = {
    specversion: '1.0',
    id: `msg_${randomUUID().replaceAll('-', '')}`,
    source: '/merit-e2e/crm',
    type: 'merit.deal.v1',
    time: now.toISOString(),
    datacontenttype: 'application/json',
    data: {
      id,
      change: 'created',
      snapshot: 'full',
      occurredAt: now.toISOString(),
      fields: {
        owner,
        status: 'won',
        stage: 'won',
        pipeline: 'sales',
        amount,
        currency,
        createdAt: new Date(now.getTime() - 3_600_000).toISOString(),
        wonAt: now.toISOString(),
        closedAt: now.toISOString(),
      },
    },
  }
  const body = JSON.stringify(event)
  const timestamp = String(Math.floor(now.getTime() / 1_000))
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/cloudevents+json',
      'webhook-id': event.id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signature(secret, event.id, timestamp, body),
    },
    body,
  })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
  return { id }
}
