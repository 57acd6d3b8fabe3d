import { Autocomplete, Button, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronLeft, IconFilter, IconX } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { t } from '@/i18n';
import classes from './FilterBar.module.css';

export interface FilterField<N extends string = string> {
  name: N;
  label: string;
  /** What can be chosen; without it a value is typed. */
  choices?: readonly { value: string; label: string }[];
  /** Told what is looked for, where the choices are not all there are. */
  onFind?: (typed: string) => void;
  placeholder?: string;
  /** Some of what can be typed. */
  suggestions?: readonly string[];
  /** Tells what is wrong with a typed value. */
  check?: (value: string) => string | null;
  /** How a typed value is shown, such as with its unit. */
  show?: (value: string) => string;
}

interface FilterBarProps<N extends string> {
  fields: readonly FilterField<N>[];
  values: Partial<Record<N, string>>;
  onChange: (name: N, value: string | undefined) => void;
  onClear: () => void;
}

/** What a list or chart is narrowed to: a chip for each filter, and a way to add one. */
export function FilterBar<N extends string>({ fields, values, onChange, onClear }: FilterBarProps<N>) {
  const set = fields.filter(({ name }) => values[name]);
  return (
    <div className={classes.bar} role="group" aria-label={t('Filters')}>
      {set.map((field) => (
        <Chip key={field.name} field={field} value={values[field.name] ?? ''} onChange={(value) => onChange(field.name, value)} />
      ))}
      <Adder fields={fields.filter(({ name }) => !values[name])} onChange={onChange} />
      {set.length > 1 && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={onClear}>
          {t('Clear all')}
        </Button>
      )}
    </div>
  );
}

function Chip({ field, value, onChange }: { field: FilterField; value: string; onChange: (value: string | undefined) => void }) {
  const [open, setOpen] = useState(false);
  const shown = field.choices?.find((choice) => choice.value === value)?.label ?? field.show?.(value) ?? value;
  return (
    <span className={classes.chip}>
      <Popover opened={open} onChange={setOpen} position="bottom-start" shadow="md" trapFocus returnFocus>
        <Popover.Target>
          <UnstyledButton className={classes.chipText} onClick={() => setOpen(!open)} aria-label={t('{label}: {shown}; change', { label: field.label, shown })}>
            <span>{field.label}</span> {shown}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown p={6}>
          <Editor
            field={field}
            value={value}
            onApply={(next) => {
              setOpen(false);
              onChange(next);
            }}
          />
        </Popover.Dropdown>
      </Popover>
      <UnstyledButton className={classes.remove} aria-label={t('Remove the filter {label}', { label: field.label })} onClick={() => onChange(undefined)}>
        <IconX size={13} stroke={2} />
      </UnstyledButton>
    </span>
  );
}

function Adder<N extends string>({ fields, onChange }: { fields: FilterField<N>[]; onChange: (name: N, value: string) => void }) {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<N>();
  const [moved, setMoved] = useState(false);
  const field = fields.find(({ name }) => name === chosen);
  const toggle = (next: boolean) => {
    setOpen(next);
    setChosen(undefined);
    setMoved(false);
  };
  const move = (to: N | undefined) => {
    setChosen(to);
    setMoved(true);
  };
  return (
    <Popover opened={open} onChange={toggle} position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" size="compact-sm" leftSection={<IconFilter size={14} stroke={1.7} />} className={classes.add} onClick={() => toggle(!open)}>
          {t('Filter')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={6}>
        {field ? (
          <>
            <UnstyledButton className={classes.back} onClick={() => move(undefined)}>
              <IconChevronLeft size={14} stroke={1.8} aria-hidden /> {field.label}
            </UnstyledButton>
            <Editor
              field={field}
              value=""
              focused
              onApply={(value) => {
                toggle(false);
                onChange(field.name, value);
              }}
            />
          </>
        ) : (
          <Options choices={fields.map(({ name, label }) => ({ value: name, label }))} onChoose={(name) => move(name as N)} focused={moved} label={t('Filter by')} />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

interface EditorProps {
  field: FilterField;
  value: string;
  onApply: (value: string) => void;
  /** Whether it takes the place of what had the focus. */
  focused?: boolean;
}

function Editor({ field, value, onApply, focused }: EditorProps) {
  if (!field.choices) return <Typed field={field} value={value} onApply={onApply} focused={focused} />;
  return <Options choices={field.choices} chosen={value} onChoose={onApply} onFind={field.onFind} focused={focused} label={field.label} />;
}

const MOST_AT_A_GLANCE = 9;

interface OptionsProps {
  label: string;
  choices: readonly { value: string; label: string }[];
  chosen?: string;
  onChoose: (value: string) => void;
  onFind?: (typed: string) => void;
  focused?: boolean;
}

function Options({ label, choices, chosen, onChoose, onFind, focused }: OptionsProps) {
  const searchable = choices.length > MOST_AT_A_GLANCE;
  const [wanted, setWanted] = useState('');
  const find = (typed: string) => {
    setWanted(typed);
    onFind?.(typed);
  };
  const shown = choices.filter((choice) => choice.label.toLowerCase().includes(wanted.trim().toLowerCase()));
  const choose = (event: FormEvent) => {
    event.preventDefault();
    if (shown[0]) onChoose(shown[0].value);
  };
  return (
    <div className={classes.options}>
      {searchable && (
        <form onSubmit={choose}>
          <TextInput size="xs" mb={6} placeholder={t('Find')} aria-label={t('Find in {label}', { label })} data-autofocus autoFocus={focused} value={wanted} onChange={(event) => find(event.currentTarget.value)} />
        </form>
      )}
      <div className={classes.list} role="group" aria-label={label}>
        {shown.map((choice, at) => (
          <UnstyledButton key={choice.value} autoFocus={focused && !searchable && at === 0} className={classes.option} data-chosen={choice.value === chosen || undefined} onClick={() => onChoose(choice.value)}>
            {choice.label}
          </UnstyledButton>
        ))}
        {shown.length === 0 && <span className={classes.none}>{t('Nothing here')}</span>}
      </div>
    </div>
  );
}

function Typed({ field, value, onApply, focused }: EditorProps) {
  const [text, setText] = useState(value);
  const [refused, setRefused] = useState<string | null>(null);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    const typed = text.trim();
    const wrong = typed === '' ? t('Enter a value.') : (field.check?.(typed) ?? null);
    if (wrong) return setRefused(wrong);
    onApply(typed);
  };
  return (
    <form onSubmit={apply} className={classes.typed}>
      <Autocomplete
        size="xs"
        aria-label={field.label}
        placeholder={field.placeholder}
        data-autofocus
        autoFocus={focused}
        data={[...(field.suggestions ?? [])]}
        limit={MOST_AT_A_GLANCE}
        comboboxProps={{ withinPortal: false }}
        value={text}
        error={refused}
        onChange={(value) => {
          setText(value);
          setRefused(null);
        }}
      />
      <Button type="submit" size="xs">
        {t('Apply')}
      </Button>
    </form>
  );
}
