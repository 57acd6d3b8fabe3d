import { TextInput, type TextInputProps } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { count } from '@/lib/numbers';
import { numberIn, numberWanted } from '@/lib/typedNumber';

/** Above this a JSON number is no longer exact. */
const MOST = Number.MAX_SAFE_INTEGER;

interface CountInputProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  /** Empty stands for the placeholder. */
  value?: number | '';
  onChange?: (value: number | '') => void;
  min?: number;
  max?: number;
  /** Whether parts count, too. */
  decimals?: boolean;
}

/** A number that is counted, as it was typed until the field is left. What cannot be read as one stays, is told at the field, and keeps its form from being sent. */
export function CountInput({ value = '', onChange, onBlur, onKeyDown, error, min = 0, max = MOST, decimals = false, ...field }: CountInputProps) {
  const [typed, setTyped] = useState<string>();
  const held: number | string = value;
  const wanted = typeof held === 'string' && held !== '' ? numberWanted(held, min, max, decimals) : undefined;
  const type = (text: string) => {
    setTyped(text);
    const number = numberIn(text, decimals);
    // What is no number is held as it is, so that nothing is saved in its place: the API refuses it, too.
    onChange?.(number !== undefined && number >= min && number <= max ? number : (text.trim() as ''));
  };
  const leave = () => setTyped(undefined);
  return (
    <TextInput
      {...field}
      inputMode={decimals ? 'decimal' : 'numeric'}
      autoComplete="off"
      value={typed ?? (typeof held === 'string' ? held : decimals ? String(held) : count(held))}
      error={error ?? (typed === undefined && wanted)}
      data-unread={wanted !== undefined || undefined}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={(event) => {
        leave();
        onBlur?.(event);
      }}
      onKeyDown={(event: KeyboardEvent<HTMLInputElement>) => {
        if (event.key === 'Enter') leave();
        onKeyDown?.(event);
      }}
    />
  );
}
