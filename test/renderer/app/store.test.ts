import { describe, expect, it } from 'vitest';
import { createStore } from '../../../renderer/app/state/store.ts';

describe('createStore', () => {
  it('tells its listeners once a change, and not at all where nothing is another value', () => {
    const store = createStore({ count: 0, name: 'a' });
    const told: number[] = [];
    store.subscribe(() => told.push(store.get().count));
    store.set({ count: 1 });
    store.set({ count: 1 });
    store.set({ name: 'a' });
    store.set({ count: 2, name: 'b' });
    expect(told).toEqual([1, 2]);
  });

  it('keeps the fields that a change does not name', () => {
    const store = createStore({ count: 0, name: 'a' });
    const before = store.get();
    store.set({ count: 1 });
    expect(store.get()).toEqual({ count: 1, name: 'a' });
    expect(before).toEqual({ count: 0, name: 'a' });
  });

  it('tells nobody who ended the subscription, even while others are being told', () => {
    const store = createStore({ count: 0 });
    const told: string[] = [];
    const end = store.subscribe(() => {
      told.push('first');
      end();
    });
    store.subscribe(() => told.push('second'));
    store.set({ count: 1 });
    store.set({ count: 2 });
    expect(told).toEqual(['first', 'second', 'second']);
  });
});
