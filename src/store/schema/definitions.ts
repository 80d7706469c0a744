import { DECISION_TABLES } from './decisionTables.ts';
import { TABLES } from './tables.ts';
import { VIEWS } from './views.ts';

export interface TableDefinition {
  readonly name: string;
  readonly sql: string;
}

/** All tables and views of an empty engagement, as one text of statements. */
export const DEFINITIONS = TABLES + DECISION_TABLES + VIEWS;

/** Each table with the statement that makes it, as SQLite keeps it. */
export function tableDefinitions(): readonly TableDefinition[] {
  return (TABLES + DECISION_TABLES).split(';\n').flatMap((statement) => {
    const sql = statement.trim();
    const name = /^CREATE TABLE (\w+)/u.exec(sql)?.[1];
    return name === undefined ? [] : [{ name, sql }];
  });
}
