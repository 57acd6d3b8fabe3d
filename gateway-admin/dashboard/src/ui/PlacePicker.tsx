import { Group, SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useKeyChoices } from '@/api/keys';
import { modelsQuery } from '@/api/models';
import { teamsQuery } from '@/api/teams';
import { inLanguage, t } from '@/i18n';
import type { Level, PlaceSearch } from '@/lib/places';
import { inSentence } from '@/lib/words';

const LABELS = inLanguage((): Record<Level, string> => ({ organization: t('Organization'), team: t('Team'), key: t('Key'), model: t('Model') }));

interface PlacePickerProps {
  levels: readonly Level[];
  value: PlaceSearch;
  onChange: (value: PlaceSearch) => void;
}

/** Whose document is looked at: first the kind, then which one. */
export function PlacePicker({ levels, value: { level = 'organization', id }, onChange }: PlacePickerProps) {
  return (
    <Group gap="sm" mb="lg">
      <SegmentedControl
        aria-label={t('Whose')}
        data={levels.map((known) => ({ value: known, label: LABELS()[known] }))}
        value={level}
        onChange={(chosen) => onChange(chosen === 'organization' ? {} : { level: chosen as Level })}
      />
      {level !== 'organization' && <Which level={level} id={id} onChange={(chosen) => onChange({ level, id: chosen })} />}
    </Group>
  );
}

function Which({ level, id, onChange }: { level: Level; id?: string; onChange: (id: string) => void }) {
  const { choices, find } = useChoices(level, id);
  return (
    <Select
      aria-label={LABELS()[level]}
      placeholder={t('Choose a {level}', { level: inSentence(level) })}
      data={id && choices.every(({ value }) => value !== id) ? [...choices, { value: id, label: id }] : choices}
      searchable
      onSearchChange={find}
      nothingFoundMessage={t('None is called so')}
      w={260}
      value={id ?? null}
      onChange={(chosen) => chosen && onChange(chosen)}
    />
  );
}

function useChoices(level: Level, chosen: string | undefined): { choices: { value: string; label: string }[]; find?: (typed: string) => void } {
  const { data: teams = [] } = useQuery({ ...teamsQuery, enabled: level === 'team' });
  const { data: models = [] } = useQuery({ ...modelsQuery, enabled: level === 'model' });
  const isKey = level === 'key';
  const { keys = [], find } = useKeyChoices({ chosen: isKey ? chosen : undefined, enabled: isKey });
  if (level === 'team') return { choices: teams.map(({ id, name }) => ({ value: id, label: name })) };
  if (level === 'model') return { choices: models.map(({ id }) => ({ value: id, label: id })) };
  return { choices: keys.map(({ id, name, team }) => ({ value: id, label: `${name} · ${team.name}` })), find };
}
