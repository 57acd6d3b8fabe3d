import { Group, MultiSelect, Select, TextInput } from '@mantine/core';
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
          <TextInput type="date" aria-label={t('From')} max={last} value={first} onChange={(event) => event.currentTarget.value && onChange({ from: event.currentTarget.value, to: last })} />
          {t('to')}
          <TextInput type="date" aria-label={t('To')} min={first} value={last} onChange={(event) => event.currentTarget.value && onChange({ from: first, to: event.currentTarget.value })} />
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

/** A tag that is grouped by is among the choices, even when nothing carries it. */
function withChosen(tags: string[], groups: string[]): string[] {
  const chosen = groups.filter((group) => group.startsWith('tag:')).map((group) => group.slice('tag:'.length));
  return [...new Set([...tags, ...chosen])];
}
