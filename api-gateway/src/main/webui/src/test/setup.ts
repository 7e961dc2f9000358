import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// jsdom has no modal dialogs; the attribute is all that the tests look at.
HTMLDialogElement.prototype.showModal = function () {
  this.open = true
}
HTMLDialogElement.prototype.close = function () {
  this.open = false
  this.dispatchEvent(new Event('close'))
}

// A busy machine renders slowly; a state that never comes still fails.
configure({ asyncUtilTimeout: 10_000 })

afterEach(() => {
  cleanup()
  localStorage.clear()
})
