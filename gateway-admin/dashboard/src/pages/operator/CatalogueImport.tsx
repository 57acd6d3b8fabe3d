import { Button, FileButton, Group, Modal, Stack, Switch, Text, Textarea } from '@mantine/core';
import { IconFile, IconSeedling } from '@tabler/icons-react';
import { useState } from 'react';
import { useImportCatalogue } from '@/api/operator';
import { ApiError } from '@/api/problem';
import type { CatalogueDiff } from '@/api/types';
import { changeSentence, valueText } from '@/lib/catalogueDiff';
import { count } from '@/lib/numbers';
import { Notice } from '@/ui/Notice';
import { Tag } from '@/ui/Tag';
import { toast } from '@/ui/toast';
import classes from './CatalogueImport.module.css';

/** A catalogue from a file: first what would change, then the change itself. */
export function CatalogueImport({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const [deletes, setDeletes] = useState(false);
  const [diff, setDiff] = useState<CatalogueDiff>();
  const file = useImportCatalogue();
  const missing = deletes ? 'delete' : 'keep';
  const compare = () => file.mutate({ text, missing }, { onSuccess: setDiff });
  const apply = () =>
    file.mutate(
      { text, missing, token: diff?.token },
      {
        onSuccess: ({ changes }) => {
          toast(`${changeSentence(changes)}.`);
          onClose();
        },
      },
    );
  const seed = async () => setText(await (await fetch('/api/operator/catalogue/seed', { credentials: 'same-origin' })).text());
  return (
    <Modal opened onClose={onClose} size={760} closeOnClickOutside={false} title={<Text fw={600}>Import a catalogue</Text>}>
      <Stack gap="lg">
        {file.error && <Refusal error={file.error} />}
        {diff ? (
          <Difference diff={diff} />
        ) : (
          <>
            <Textarea
              label="File, in YAML"
              description="As it is exported. All of it is applied, or nothing."
              placeholder={'providers:\n  groq: {preset: groq}'}
              autosize
              minRows={10}
              maxRows={18}
              spellCheck={false}
              classNames={{ input: classes.text }}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Switch label="Delete what the file does not name" description="In the sections that it has." checked={deletes} onChange={(event) => setDeletes(event.currentTarget.checked)} />
          </>
        )}
        <Group justify="space-between">
          {diff ? (
            <Button variant="default" onClick={() => setDiff(undefined)}>
              Back
            </Button>
          ) : (
            <Group gap="sm">
              <FileButton accept=".yaml,.yml,application/yaml" onChange={(chosen) => chosen && void chosen.text().then(setText)}>
                {(props) => (
                  <Button {...props} variant="default" leftSection={<IconFile size={15} stroke={1.7} />}>
                    Choose a file
                  </Button>
                )}
              </FileButton>
              <Button variant="default" leftSection={<IconSeedling size={15} stroke={1.7} />} onClick={() => void seed()}>
                Begin with usual models
              </Button>
            </Group>
          )}
          {diff ? (
            <Button loading={file.isPending} disabled={diff.changes.length === 0} onClick={apply}>
              Apply
            </Button>
          ) : (
            <Button loading={file.isPending} disabled={!text.trim()} onClick={compare}>
              Compare
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

function Refusal({ error }: { error: Error }) {
  if (!(error instanceof ApiError)) return <Notice>This did not work. Try again.</Notice>;
  const faults = Object.entries(error.fields);
  return <Notice>{faults.length > 0 ? faults.map(([path, message]) => `${path}: ${message}`).join(' ') : error.message}</Notice>;
}

const TONES = { create: 'good', update: 'warn', delete: 'bad' } as const;

function Difference({ diff: { changes, unchanged } }: { diff: CatalogueDiff }) {
  return (
    <div>
      <Text mb="sm">
        {changes.length === 0 ? 'Nothing would change' : changeSentence(changes)}; {count(unchanged)} stay as they are.
      </Text>
      <ul className={classes.changes}>
        {changes.map(({ section, name, action, fields }) => (
          <li key={`${section}/${name}`}>
            <div className={classes.head}>
              <strong>{name}</strong> <small>{section}</small>
              <Tag tone={TONES[action as keyof typeof TONES] ?? 'plain'}>{action}</Tag>
            </div>
            {action === 'update' && (
              <dl>
                {fields.map(({ field, from, to }) => (
                  <div key={field}>
                    <dt>{field}</dt>
                    <dd>
                      <del>{valueText(from)}</del> <ins>{valueText(to)}</ins>
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
