import { SAMPLE_STORIES } from '../../sample/stories.ts';
import type { Database } from '../../store/database.ts';
import { resultCache } from '../../store/queries/grid/rowOrder.ts';
import { engagementSettings } from '../../store/queries/settings.ts';
import { findStory, tellStories } from '../../store/queries/stories.ts';
import type { Story } from '../../store/queries/stories.ts';
import { answering } from './callContext.ts';
import type { CallContext } from './callContext.ts';

const MOST = 7;

/** The sample's stories are told in its own words, and only those that its results hold; of other data the largest ones are told. */
export function storyCalls(context: CallContext) {
  return {
    'stories.list': answering('stories.list', () => {
      const db = context.database();
      return resultCache(db).part('stories', () => (engagementSettings(db).isSample ? sampleStories(db) : tellStories(db, MOST)));
    }),
  };
}

function sampleStories(db: Database): readonly Story[] {
  return SAMPLE_STORIES.flatMap((story) => {
    const opens = findStory(db, story);
    return opens === undefined ? [] : [{ title: story.title, sentence: story.sentence, opens }];
  });
}
