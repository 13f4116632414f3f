/** The parts of one story in one issue of a paper, put together again. */
import type { Piece } from './page-state.ts';

const bare = (title: string) => title.replace(/[\s\p{P}\p{S}]/gu, '').replace(/^(?:上接|紧接|接).*?版/u, '');

function sameTitle(a: string, b: string): boolean {
  const [x, y] = [bare(a), bare(b)];
  return x !== '' && y !== '' && (x.includes(y) || y.includes(x));
}

function mayFollow(head: Piece, next: Piece): boolean {
  if (head.id === next.id || head.to === undefined || next.from === undefined) return false;
  const there = next.page === undefined || next.page === head.to;
  return there && (head.page === undefined || head.page === next.from);
}

/** What `head` goes on with; undefined where nothing or no one thing fits. */
function followerOf(head: Piece, pieces: readonly Piece[]): Piece | undefined {
  const fitting = pieces.filter((next) => mayFollow(head, next));
  const titled = fitting.filter(({ title }) => sameTitle(title, head.title));
  if (titled.length > 0) return titled.length === 1 ? titled[0] : undefined;
  const [only] = fitting;
  const rivals = pieces.filter((other) => only !== undefined && mayFollow(other, only));
  return fitting.length === 1 && rivals.length === 1 ? only : undefined;
}

/** The story of which `piece` is a part, first part first. `pieces` are all of its issue, itself included. */
export function storyOf(piece: Piece, pieces: readonly Piece[]): Piece[] {
  const story = [piece];
  const seen = new Set([piece.id]);
  for (let next = followerOf(piece, pieces); next && !seen.has(next.id); next = followerOf(next, pieces)) {
    story.push(next);
    seen.add(next.id);
  }
  for (;;) {
    const first = story[0];
    const before = pieces.find(
      (other) => first && !seen.has(other.id) && followerOf(other, pieces)?.id === first.id,
    );
    if (before === undefined) return story;
    story.unshift(before);
    seen.add(before.id);
  }
}

/** The sentence that was broken off goes on without a break. */
export function joinedText(story: readonly Piece[]): string {
  return story.reduce((text, piece) => {
    if (text === '') return piece.text;
    return /[。！？”』」）)…]$/u.test(text) ? `${text}\n${piece.text}` : text + piece.text;
  }, '');
}
