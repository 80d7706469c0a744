/** How a person likes the window: kept by main in its data folder, for every engagement. Nothing of a client is in it. */

export interface ColumnPreference {
  readonly colId: string;
  readonly width?: number | undefined;
  readonly hide?: boolean | undefined;
}

export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark';
  readonly zoom: number;
  /** The person's own name, as the log of decisions shows it; empty until the first decision. */
  readonly person: string;
  readonly rows: 'compact' | 'roomy';
  readonly railFolded: boolean;
  readonly inspectorFolded: boolean;
  /** Width of the inspector in CSS pixels; 0 as the window's width has it. */
  readonly inspectorWidth: number;
  /** A grid's columns in their order, as they were left, by the grid's name. */
  readonly grids: Record<string, ColumnPreference[]>;
}

/** What the window may be drawn at, 1 being its actual size. */
export const ZOOMS = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;

export const USUAL_PREFERENCES: Preferences = {
  theme: 'system', zoom: 1, person: '', rows: 'compact', railFolded: false, inspectorFolded: false, inspectorWidth: 0, grids: {},
};
