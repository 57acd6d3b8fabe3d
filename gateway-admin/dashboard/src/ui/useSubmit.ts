import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { forForm } from '@/api/problem';

/** Runs a form's action; what the server refuses goes to the fields it names, the rest into a notice. */
export function useSubmit<V extends object, R>(
  form: UseFormReturnType<V>,
  action: (values: V) => Promise<R>,
  done: (result: R) => void | Promise<void>,
) {
  const [notice, setNotice] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const onSubmit = form.onSubmit(async (values) => {
    setNotice(null);
    setBusy(true);
    try {
      await done(await action(values));
    } catch (error) {
      const told = forForm(error, Object.keys(values));
      form.setErrors(told.fields);
      setNotice(told.notice);
    } finally {
      setBusy(false);
    }
  });
  return { onSubmit, notice, busy };
}
