import { Textarea, UnstyledButton } from '@mantine/core';
import { useRef } from 'react';
import { t } from '@/i18n';
import { nearestPlace, placesIn, type TextPlace } from '@/lib/jsonPlaces';
import classes from './Routing.module.css';

interface JsonEditorProps {
  text: string;
  /** Why it cannot be read at all. */
  problem?: string;
  /** What is wrong with single members, by path. */
  faults: Readonly<Record<string, string>>;
  onChange: (text: string) => void;
  disabled: boolean;
}

/** The whole document as text; each fault leads to the line it is about. */
export function JsonEditor({ text, problem, faults, onChange, disabled }: JsonEditorProps) {
  const input = useRef<HTMLTextAreaElement>(null);
  const places = problem || Object.keys(faults).length === 0 ? new Map<string, TextPlace>() : placesIn(text);
  const goTo = (place: TextPlace | undefined) => {
    if (!place || !input.current) return;
    input.current.focus();
    input.current.setSelectionRange(place.from, place.to);
  };
  return (
    <div>
      <Textarea
        ref={input}
        aria-label={t('Document as JSON')}
        autosize
        minRows={14}
        maxRows={32}
        spellCheck={false}
        classNames={{ input: classes.text }}
        readOnly={disabled}
        value={text}
        error={problem ?? (Object.keys(faults).length > 0 || undefined)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <ul className={classes.faults}>
        {Object.entries(faults).map(([path, message]) => {
          const place = nearestPlace(places, path);
          return (
            <li key={path}>
              <UnstyledButton onClick={() => goTo(place)}>
                {place && t('Line {line}: ', { line: place.line })}
                <span className="mono">{path}</span> – {message}
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
