import { Component, type ReactNode } from 'react'

/** Keeps one broken section from taking the whole page with it. */
export class CrashGuard extends Component<{ fallback: ReactNode; children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false }

  static getDerivedStateFromError() {
    return { crashed: true }
  }

  override render() {
    return this.state.crashed ? this.props.fallback : this.props.children
  }
}
