import type { UseFormReturnType } from '@mantine/form';
import { useEffect, useState, type FormEventHandler } from 'react';
import { forForm } from '@/api/problem';

/** A field that holds what cannot be read as what it wants, and says so. */
const UNREAD = '[data-unread]';

/** A form on its way: what {@link FormModal} needs to know of it. */
export interface Submission {
  onSubmit: FormEventHandler<HTMLFormElement>;
  /** The sentence above the fields, for what belongs to none of them. */
  notice: string | null;
  busy: boolean;
  /** Whether something was entered that closing would lose. */
  dirty: boolean;
}

/** Runs a form's action; what the server refuses goes to the fields it names, the rest into a notice. */
export function useSubmit<V extends object, R>(
  form: UseFormReturnType<V>,
  action: (values: V) => Promise<R>,
  done: (result: R) => void | Promise<void>,
): Submission {
  const [notice, setNotice] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const focusInvalid = useFocusInvalid();
  const run = async (values: V, element: HTMLFormElement) => {
    setNotice(null);
    setBusy(true);
    try {
      await done(await action(values));
    } catch (error) {
      const told = forForm(error, Object.keys(values));
      form.setErrors(told.fields);
      setNotice(told.notice);
      focusInvalid(element);
    } finally {
      setBusy(false);
    }
  };
  const onSubmit: FormEventHandler<HTMLFormElement> = (event) => {
    const element = event.currentTarget;
    if (element.querySelector(UNREAD)) {
      event.preventDefault();
      return focusInvalid(element);
    }
    form.onSubmit(
      (values) => run(values, element),
      () => focusInvalid(element),
    )(event);
  };
  return { onSubmit, notice, busy, dirty: form.isDirty() };
}

/** Takes the reader to the first field that was refused, once it is marked and what hid it has opened. */
function useFocusInvalid(): (element: HTMLFormElement) => void {
  const [asked, ask] = useState<{ element: HTMLFormElement } | null>(null);
  useEffect(() => {
    if (!asked) return;
    const timer = setTimeout(() => asked.element.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), 30);
    return () => clearTimeout(timer);
  }, [asked]);
  return (element) => ask({ element });
}
