import { Group, MultiSelect, Select, TextInput } from '@mantine/core';
import { useState, type ChangeEvent } from 'react';
import { useTagNames } from '@/api/tags';
import { t } from '@/i18n';
import { DIMENSIONS, EVERY, SPEND_PERIODS, daysOf, groupsOf, type SpendPeriod, type SpendSearch, type Span } from '@/lib/spendView';
import classes from './Spend.module.css';

interface SpendControlsProps {
  search: SpendSearch;
  span: Span;
  onChange: (change: SpendSearch) => void;
}

const MOST_GROUPS = 3;
/** A year that is half typed is before the one, and one of five digits after the other. */
const EARLIEST = '2000-01-01';
const LATEST = '9999-12-31';

/** Which time, in which steps, told apart by what. */
export function SpendControls({ search, span, onChange }: SpendControlsProps) {
  const { period = '30d' } = search;
  const groups = groupsOf(search.by);
  const [first, last] = daysOf(span);
  const showPeriod = (next: SpendPeriod) => onChange(next === 'custom' ? { period: next, from: first, to: last } : { period: next, from: undefined, to: undefined });
  return (
    <Group gap={8}>
      <Select aria-label={t('Period')} w={160} allowDeselect={false} data={[...SPEND_PERIODS()]} value={period} onChange={(value) => value && showPeriod(value)} />
      {period === 'custom' && (
        <div className={classes.range}>
          <RangeEnd label={t('From')} min={EARLIEST} max={last} value={first} onChange={(from) => onChange({ from, to: from > last ? from : last })} />
          {t('to')}
          <RangeEnd label={t('To')} min={first} max={LATEST} value={last} onChange={(to) => onChange({ from: to < first ? to : first, to })} />
        </div>
      )}
      <Select aria-label={t('Steps')} w={118} allowDeselect={false} data={EVERY()} value={span.every} onChange={(value) => onChange({ every: value ?? undefined })} />
      <MultiSelect
        aria-label={t('Group by')}
        placeholder={groups.length === 0 ? t('Group by') : undefined}
        miw={200}
        maxValues={MOST_GROUPS}
        hidePickedOptions
        maxDropdownHeight={360}
        data={[
          ...DIMENSIONS(),
          ...withChosen(useTagNames(), groups).map((name) => ({ value: `tag:${name}`, label: t('Tag {name}', { name }) })),
        ]}
        value={groups}
        onChange={(chosen) => onChange({ by: chosen.join(',') || undefined })}
      />
    </Group>
  );
}

interface RangeEndProps {
  label: string;
  min: string;
  max: string;
  value: string;
  onChange: (date: string) => void;
}

/** One end of a range. On its way to be typed it is other dates, too: what is beyond the other end waits until the field is left, and takes it along. */
function RangeEnd({ label, min, max, value, onChange }: RangeEndProps) {
  const [typed, setTyped] = useState<string>();
  const type = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    setTyped(currentTarget.value);
    if (currentTarget.value && currentTarget.validity.valid) onChange(currentTarget.value);
  };
  const leave = () => {
    setTyped(undefined);
    if (typed && typed >= EARLIEST && typed <= LATEST) onChange(typed);
  };
  return <TextInput type="date" aria-label={label} min={min} max={max} value={typed ?? value} onChange={type} onBlur={leave} onKeyDown={({ key }) => key === 'Enter' && leave()} />;
}

/** A tag that is grouped by is among the choices, even when nothing carries it. */
function withChosen(tags: string[], groups: string[]): string[] {
  const chosen = groups.filter((group) => group.startsWith('tag:')).map((group) => group.slice('tag:'.length));
  return [...new Set([...tags, ...chosen])];
}
