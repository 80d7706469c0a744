/** How somebody left a screen: its order, its part, how far it was scrolled. Found again on coming back; forgotten with the engagement. */
import { useCallback, useState } from 'react';

// Nobody draws by it: it is only looked up when a screen is come back to.
const left = new Map<string, unknown>();

export function keptOf<Value>(name: string): Value | undefined {
  return left.get(name) as Value | undefined;
}

export function keepAs(name: string, value: unknown): void {
  left.set(name, value);
}

export function forgetKept(): void {
  left.clear();
}

/** Like `useState`, and found again under its name when the screen is come back to. */
export function useKept<Value>(name: string, initial: Value): readonly [Value, (value: Value) => void] {
  const [value, setValue] = useState<Value>(() => keptOf<Value>(name) ?? initial);
  const set = useCallback(
    (next: Value) => {
      keepAs(name, next);
      setValue(next);
    },
    [name],
  );
  return [value, set];
}
