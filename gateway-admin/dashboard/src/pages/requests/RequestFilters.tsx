import { Chip, Group, Select, TextInput } from '@mantine/core';
import { IconHash } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { usePartyFilters } from '@/api/filterFields';
import { inLanguage, t } from '@/i18n';
import { REQUEST_PERIODS } from '@/lib/period';
import { REQUEST_FILTERS, type RequestFilterName, type RequestsSearch } from '@/lib/requestView';
import { ENDPOINTS } from '@/lib/keyScope';
import { looksLikeRequest } from '@/lib/requestId';
import { rangeText } from '@/lib/time';
import { words } from '@/lib/words';
import { FilterBar, type FilterField } from '@/ui/FilterBar';
import classes from './Requests.module.css';

const QUICK = inLanguage((): { label: string; name: RequestFilterName; value: string }[] => [
  { label: t('OK'), name: 'status', value: 'ok' },
  { label: t('Errors'), name: 'status', value: 'error' },
  { label: t('Cancelled'), name: 'status', value: 'cancelled' },
  { label: t('Lost'), name: 'status', value: 'lost' },
  { label: t('Fell back'), name: 'min_attempts', value: '2' },
  { label: t('Slow'), name: 'min_total_ms', value: '10000' },
  { label: t('Streams'), name: 'streamed', value: 'true' },
]);

const FINISHES = ['stop', 'length', 'tool_calls', 'content_filter'];

const DETAILS = inLanguage((): FilterField<RequestFilterName>[] => [
  { name: 'endpoint', label: t('Endpoint'), choices: ENDPOINTS.map((path) => ({ value: path, label: path })) },
  { name: 'finish_reason', label: t('Finish reason'), choices: FINISHES.map((value) => ({ value, label: words(value) })) },
  { name: 'error_code', label: t('Error code'), placeholder: 'provider_error' },
  { name: 'http_status', label: t('HTTP status'), placeholder: '502', check: whole },
  { name: 'streamed', label: t('Stream'), choices: [{ value: 'true', label: t('Streamed') }, { value: 'false', label: t('Not streamed') }] },
  { name: 'min_spend', label: t('Cost'), placeholder: t('At least, in USD'), check: amount, show: (value) => `≥ $${value}` },
  { name: 'min_total_ms', label: t('Latency'), placeholder: t('At least, in milliseconds'), check: whole, show: (value) => `≥ ${value} ms` },
  { name: 'min_attempts', label: t('Attempts'), placeholder: t('At least'), check: whole, show: (value) => `≥ ${value}` },
  { name: 'client_request_id', label: t('Client\'s request ID'), placeholder: t('The x-request-id that was sent') },
  { name: 'session', label: t('Session'), placeholder: t('The session_id that was sent') },
  { name: 'metadata', label: t('Metadata'), placeholder: 'name:value' },
]);

interface RequestFiltersProps {
  filter: RequestsSearch;
  onChange: (change: RequestsSearch) => void;
}

/** Narrows the list of requests, or opens one by its id. */
export function RequestFilters({ filter, onChange }: RequestFiltersProps) {
  const fields: FilterField<RequestFilterName>[] = [...usePartyFilters(filter), ...DETAILS()];
  return (
    <div className={classes.filters}>
      <Group gap={8}>
        {filter.from || filter.to ? (
          <Select
            aria-label={t('Period')}
            w={{ base: '100%', sm: 380 }}
            clearable
            data={[{ value: 'range', label: rangeText(filter.from, filter.to) }]}
            value="range"
            onChange={(value) => value === null && onChange({ from: undefined, to: undefined })}
          />
        ) : (
          <Select
            aria-label={t('Period')}
            placeholder={t('Last 30 days')}
            clearable
            w={{ base: 'calc(50% - 4px)', sm: 180 }}
            data={REQUEST_PERIODS()}
            value={filter.period ?? null}
            onChange={(period) => onChange({ period: period ?? undefined })}
          />
        )}
        <ById onOpen={(request) => onChange({ request })} />
      </Group>
      <Group gap={6} role="group" aria-label={t('Quick filters')}>
        {QUICK().map(({ label, name, value }) => (
          <Chip key={label} size="xs" variant="outline" checked={filter[name] === value} onChange={(on) => onChange({ [name]: on ? value : undefined })}>
            {label}
          </Chip>
        ))}
      </Group>
      <FilterBar
        fields={fields}
        values={filter}
        onChange={(name, value) => onChange({ [name]: value, ...(name === 'team' ? { key: undefined } : {}) })}
        onClear={() => onChange(Object.fromEntries(REQUEST_FILTERS.map((name) => [name, undefined])))}
      />
    </div>
  );
}

function whole(value: string): string | null {
  return /^\d{1,9}$/.test(value) ? null : t('Enter a whole number.');
}

function amount(value: string): string | null {
  return /^\d{1,9}(\.\d{1,12})?$/.test(value) ? null : t('Enter an amount such as 0.05.');
}

function ById({ onOpen }: { onOpen: (id: string) => void }) {
  const [id, setId] = useState('');
  const [refused, setRefused] = useState(false);
  const open = (event: FormEvent) => {
    event.preventDefault();
    if (!looksLikeRequest(id)) return setRefused(id.trim() !== '');
    setId('');
    onOpen(id.trim());
  };
  return (
    <form onSubmit={open}>
      <TextInput
        aria-label={t('Request id')}
        placeholder="req_…"
        w={170}
        leftSection={<IconHash size={15} stroke={1.7} />}
        value={id}
        error={refused && t('Paste an id such as req_01h….')}
        onChange={(event) => {
          setId(event.currentTarget.value);
          setRefused(false);
        }}
      />
    </form>
  );
}
