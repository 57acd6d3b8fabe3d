import { Button, FileButton, Group, Modal, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { useState } from 'react';
import { useImportPrices, type PriceFile, type PriceFormat } from '@/api/prices';
import { ApiError } from '@/api/problem';
import type { PriceDiff } from '@/api/types';
import { count } from '@/lib/numbers';
import { DataTable, type Column } from '@/ui/DataTable';
import { Notice } from '@/ui/Notice';
import { Quiet } from '@/ui/Quiet';
import { toast } from '@/ui/toast';

const FORMATS: { value: PriceFormat; label: string }[] = [
  { value: 'tollgate', label: 'Tollgate (JSON, as exported)' },
  { value: 'csv', label: 'CSV' },
  { value: 'community', label: 'Community price list (JSON)' },
];

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
          toast(`New prices for ${offerings(changes.length)}.`);
          onClose();
        },
      },
    );
  return (
    <Modal opened onClose={onClose} size={720} closeOnClickOutside={false} title={<Text fw={600}>Import prices</Text>}>
      <Stack gap="lg">
        {prices.error && <Notice>{prices.error instanceof ApiError ? prices.error.message : 'This did not work. Try again.'}</Notice>}
        {diff ? (
          <Difference diff={diff} />
        ) : (
          <>
            <Group grow align="flex-start">
              <Select label="Format" allowDeselect={false} data={FORMATS} value={format} onChange={(value) => value && setFormat(value)} />
              <TextInput type="datetime-local" label="Valid from" description="Empty: at once" value={from} onChange={(event) => setFrom(event.currentTarget.value)} inputWrapperOrder={['label', 'input', 'description']} />
            </Group>
            <Textarea
              label="Prices"
              placeholder="Paste the file, or choose it"
              autosize
              minRows={8}
              maxRows={16}
              styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          </>
        )}
        <Group justify="space-between">
          {diff ? (
            <Button variant="default" onClick={() => setDiff(undefined)}>
              Back
            </Button>
          ) : (
            <FileButton accept=".json,.csv,application/json,text/csv" onChange={(chosen) => chosen && void chosen.text().then(setText)}>
              {(props) => (
                <Button {...props} variant="default" leftSection={<IconFile size={15} stroke={1.7} />}>
                  Choose a file
                </Button>
              )}
            </FileButton>
          )}
          {diff ? (
            <Button loading={prices.isPending} disabled={diff.changes.length === 0} onClick={apply}>
              Apply
            </Button>
          ) : (
            <Button loading={prices.isPending} disabled={!text.trim()} onClick={compare}>
              Compare
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

interface Row {
  offering: string;
  book: string;
  rate: string;
  from: string | null;
  to: string | null;
}

function Difference({ diff: { changes, unchanged, remarks } }: { diff: PriceDiff }) {
  const rows = changes.flatMap(({ offering, rates }) => rates.map((rate): Row => ({ offering, ...rate })));
  return (
    <>
      <Text>
        New prices for {offerings(changes.length)}; {count(unchanged)} stay as they are.
      </Text>
      {rows.length > 0 && <DataTable label="What changes" columns={COLUMNS} rows={rows} rowKey={({ offering, book, rate }) => `${offering}/${book}/${rate}`} />}
      {remarks.length > 0 && (
        <details>
          <summary>{count(remarks.length)} remarks on the file</summary>
          <ul>
            {remarks.map(({ entry, left_out, message }, at) => (
              <li key={at}>
                <span className="mono">{entry}</span>: {message}
                {left_out && ' (left out)'}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function offerings(number: number): string {
  return number === 1 ? '1 offering' : `${count(number)} offerings`;
}

const COLUMNS: Column<Row>[] = [
  { header: 'Offering', cell: ({ offering }) => offering },
  { header: 'Rate', cell: ({ book, rate }) => <>{rate.replaceAll('_', ' ')} {book === 'list_price' && <Quiet>charged</Quiet>}</> },
  { header: 'Now', align: 'right', cell: ({ from }) => <Quiet>{from ?? '–'}</Quiet> },
  { header: 'Then', align: 'right', cell: ({ to }) => to ?? '–' },
];
