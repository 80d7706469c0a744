import { useAnswer } from '../../app/state/answers.ts';
import { openStory } from '../../app/state/navigation.ts';
import { Answered } from '../../ui/Answered.tsx';
import './stories.css';

/** What an auditor would look at first, found in the data at hand; nothing where there is none. */
export function Stories() {
  const stories = useAnswer('stories.list', {});
  return (
    <Answered answer={stories} of="what to look at first">
      {(found) =>
        found.length === 0 ? null : (
          <section className="stories" aria-label="What to look at first">
            <h3>What to look at first</h3>
            <ol>
              {found.map((story) => (
                <li key={`${story.opens.kind}:${story.opens.id}:${story.title}`}>
                  <button type="button" className="story" onClick={() => openStory(story)}>
                    <span className="story-title">{story.title}</span>
                    <span className="soft">{story.sentence}</span>
                  </button>
                </li>
              ))}
            </ol>
          </section>
        )
      }
    </Answered>
  );
}
