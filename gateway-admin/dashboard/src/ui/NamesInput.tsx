import { TagsInput, type TagsInputProps } from '@mantine/core';

interface NamesInputProps extends Omit<TagsInputProps, 'value' | 'onChange'> {
  value: readonly string[] | null | undefined;
  onChange: (names: string[] | undefined) => void;
}

/** A list of names, some of them known; an empty one is none. */
export function NamesInput({ value, onChange, placeholder, ...props }: NamesInputProps) {
  const names = value ?? [];
  return (
    <TagsInput {...props} value={[...names]} placeholder={names.length === 0 ? placeholder : undefined} onChange={(chosen) => onChange(chosen.length > 0 ? chosen : undefined)} />
  );
}
