import { Text } from '@mantine/core';
import { strength } from '@/lib/validation';
import classes from './StrengthBar.module.css';

export function StrengthBar({ password }: { password: string }) {
  const { score, hint } = strength(password);
  return (
    <div className={classes.wrap}>
      <div className={classes.bars} data-score={score} aria-hidden="true">
        {[1, 2, 3, 4].map((step) => (
          <span key={step} data-on={step <= score || undefined} />
        ))}
      </div>
      <Text size="xs" c="dimmed" aria-live="polite">
        {hint}
      </Text>
    </div>
  );
}
