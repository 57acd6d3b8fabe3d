import { Fragment, type ReactNode } from 'react';
import { t, type Message } from '@/i18n';

const MARK = '\u0000';

/** A sentence with elements in it, each where the reader's language has it. */
export function Say({ message, ...values }: { message: Message; [name: string]: ReactNode }) {
  const marked = Object.fromEntries(Object.keys(values).map((name) => [name, MARK + name + MARK]));
  return t(message as Message, marked)
    .split(MARK)
    .map((part, at) => <Fragment key={at}>{at % 2 === 0 ? part : values[part]}</Fragment>);
}
