import type { ReactNode } from 'react';

/** What a group of fields uses of its form; Mantine's own type fits one exact kind of values alone. */
export interface FieldsForm<V> {
  values: V;
  errors: Readonly<Record<string, unknown>>;
  getInputProps(path: string, options?: { type?: 'input' | 'checkbox' }): object;
  insertListItem(path: string, item: unknown): void;
  removeListItem(path: string, index: number): void;
}

/** The part of a form under one field, or at one place of a list, as a form of its own. */
export function within<V, K extends keyof V & (string | number)>(form: FieldsForm<V>, field: K): FieldsForm<V[K]> {
  const path = (inner: string) => `${field}.${inner}`;
  const start = path('');
  const errors = Object.entries(form.errors).flatMap(([at, error]) => (at.startsWith(start) ? [[at.slice(start.length), error]] : []));
  return {
    values: form.values[field],
    errors: Object.fromEntries(errors) as Record<string, unknown>,
    getInputProps: (inner, options) => form.getInputProps(path(inner), options),
    insertListItem: (inner, item) => form.insertListItem(path(inner), item),
    removeListItem: (inner, index) => form.removeListItem(path(inner), index),
  };
}

/** What was refused of a field or of something in it, such as `tags` or `tags.env`. */
export function errorUnder(errors: Readonly<Record<string, unknown>>, field: string): ReactNode {
  return Object.entries(errors).find(([path]) => path === field || path.startsWith(`${field}.`))?.[1] as ReactNode;
}
