import type { Language } from '../format/decimal'
import { en } from './en'
import { ru } from './ru'

/** Every text of the portal. English is the shape that Russian must fill completely. */
export type Texts = typeof en

export const TEXTS: Record<Language, Texts> = { en, ru }
