import { Select, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useImportPrices, type PriceFile, type PriceFormat } from '@/api/prices';
import type { PriceDiff } from '@/api/types';
import { inLanguage, t } from '@/i18n';
import { fullTime } from '@/lib/time';
import { words } from '@/lib/words';
import type { Column } from '@/ui/DataTable';
import { LongTable } from '@/ui/LongTable';
import { Quiet } from '@/ui/Quiet';
import { toast } from '@/ui/toast';
import { FileImport } from './FileImport';

const FORMATS = inLanguage((): { value: PriceFormat; label: string }[] => [
  { value: 'tollgate', label: t('Tollgate (JSON, as exported)') },
  { value: 'csv', label: 'CSV' },
  { value: 'community', label: t('Community price list (JSON)') },
]);

/** Prices from a file: first what would change, then the change itself. */
export function PriceImport({ onClose }: { onClose: () => void }) {
  const [format, setFormat] = useState<PriceFormat>('tollgate');
  const [text, setText] = useState('');
  const [from, setFrom] = useState('');
  const [diff, setDiff] = useState<PriceDiff>();
  const prices = useImportPrices();
  const file: PriceFile = { format, text, validFrom: from ? new Date(from).toISOString() : undefined };
  const compare = () => prices.mutate({ file }, { onSuccess: setDiff });
  const apply = () =>
    prices.mutate(
      { file, token: diff?.token },
      {
        onSuccess: ({ changes }) => {
          toast(t('New prices for {count, plural, one {# offering} other {# offerings}}.', { count: changes.length }));
          onClose();
        },
      },
    );
  return (
    <FileImport
      title={t('Import prices')}
      accept=".json,.csv,application/json,text/csv"
      text={text}
      onText={setText}
      error={prices.error}
      busy={prices.isPending}
      compared={diff}
      onCompare={compare}
      onApply={apply}
      onBack={() => {
        prices.reset();
        setDiff(undefined);
      }}
      onClose={onClose}
    >
      {diff ? (
        <Difference diff={diff} />
      ) : (
        <>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <Select label={t('Format')} allowDeselect={false} data={FORMATS()} value={format} onChange={(value) => value && setFormat(value)} />
            <TextInput type="datetime-local" max="9999-12-31T23:59" label={t('Valid from')} description={t('Empty: at once')} value={from} onChange={(event) => setFrom(event.currentTarget.value)} inputWrapperOrder={['label', 'input', 'description']} />
          </SimpleGrid>
          <Textarea
            label={t('Prices')}
            placeholder={t('Paste the file, or choose it')}
            autosize
            minRows={8}
            maxRows={16}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </>
      )}
    </FileImport>
  );
}

interface Row {
  offering: string;
  book: string;
  rate: string;
  from: string | null;
  to: string | null;
}

function Difference({ diff: { changes, unchanged, remarks, valid_from } }: { diff: PriceDiff }) {
  const rows = changes.flatMap(({ offering, rates }) => rates.map((rate): Row => ({ offering, ...rate })));
  return (
    <>
      <Text>
        {t('New prices for {count, plural, one {# offering} other {# offerings}}; {unchanged, plural, one {# stays as it is} other {# stay as they are}}.', { count: changes.length, unchanged })}
      </Text>
      {valid_from && <Text>{t('From {when}', { when: fullTime(valid_from) })}</Text>}
      {rows.length > 0 && <LongTable label={t('What changes')} columns={COLUMNS()} rows={rows} rowKey={({ offering, book, rate }) => `${offering}/${book}/${rate}`} textOf={({ offering, rate }) => `${offering} ${words(rate)}`} />}
      {remarks.length > 0 && (
        <details>
          <summary>{t('{count, plural, one {# remark} other {# remarks}} on the file', { count: remarks.length })}</summary>
          <ul>
            {remarks.map(({ entry, left_out, message }, at) => (
              <li key={at}>
                <span className="mono">{entry}</span>: {message}
                {left_out && t(' (left out)')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

const COLUMNS = inLanguage((): Column<Row>[] => [
  { header: t('Offering'), cell: ({ offering }) => offering },
  { header: t('Rate'), cell: ({ book, rate }) => <>{words(rate)} {book === 'list_price' && <Quiet>{t('charged')}</Quiet>}</> },
  { header: t('Now'), align: 'right', cell: ({ from }) => <Quiet>{from ?? '–'}</Quiet> },
  { header: t('Then'), align: 'right', cell: ({ to }) => to ?? '–' },
]);
