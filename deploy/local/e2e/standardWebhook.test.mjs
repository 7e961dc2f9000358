import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signature } from './standardWebhook.mjs'

// The example that Standard Webhooks and its libraries check themselves with.
test('signs like the specification', () => {
  assert.equal(
    signature('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'msg_p5jXN8AQM9LWM0D4loKWxJek', '1614265330', '{"test": 2432232314}'),
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  )
})
