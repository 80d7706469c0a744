import {
  CellStyleModule,
  ColumnApiModule,
  EventApiModule,
  InfiniteRowModelModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
  colorSchemeVariable,
  iconSetQuartz,
  themeQuartz,
} from 'ag-grid-community';

/** Only what the paged grid uses, so that the rest stays out of the bundle. */
ModuleRegistry.registerModules([
  CellStyleModule,
  ColumnApiModule,
  EventApiModule,
  InfiniteRowModelModule,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
]);

/** The grid in the window's own tokens; light and dark follow them. */
export const gridTheme = themeQuartz
  .withPart(colorSchemeVariable)
  .withPart(iconSetQuartz)
  .withParams({
    browserColorScheme: 'inherit',
    backgroundColor: 'var(--surface)',
    foregroundColor: 'var(--ink)',
    textColor: 'var(--ink)',
    accentColor: 'var(--accent)',
    borderColor: 'var(--line)',
    headerBackgroundColor: 'var(--surface)',
    headerTextColor: 'var(--ink-2)',
    headerFontWeight: 600,
    headerFontSize: 12,
    headerColumnResizeHandleColor: 'var(--line-strong)',
    rowHoverColor: 'var(--surface-hover)',
    selectedRowBackgroundColor: 'var(--surface-picked)',
    rangeSelectionBorderColor: 'var(--accent)',
    fontFamily: 'inherit',
    fontSize: 13,
    spacing: 5,
    cellHorizontalPadding: 10,
    rowHeight: 28,
    headerHeight: 30,
    wrapperBorder: false,
    wrapperBorderRadius: 0,
    borderRadius: 4,
    columnBorder: false,
    rowBorder: { color: 'var(--line)' },
  });
